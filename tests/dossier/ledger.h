// A ledger of the French tax authority's format (FEC), summed to the balance of each account; and the tax return beside it. For tests only.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/trial_balance.h"
#include "golden/golden.h"

namespace reprise::dossier::testing {

/// Data that lies beside the checkout where it lies at all; empty when it does not.
inline std::string shared_text(const std::string& path) {
  std::ifstream file(std::filesystem::path(golden::checkout_path("")) / "../shared/data" / path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t end = text.find(at); end != std::string_view::npos; end = text.find(at)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

/// "1888,31": a comma and no separator of thousands.
inline scalar::Decimal amount_in_ledger(std::string_view text) {
  std::string plain(text);
  std::ranges::replace(plain, ',', '.');
  return scalar::Decimal::parse(plain).value_or(scalar::Decimal());
}

/// Customers and suppliers have one account in the ledger and a number of their own beside it. Each is a leaf: "411" of the third is "4110003".
inline std::string leaf_of(std::string_view account, std::string_view partner, std::map<std::string, std::string, std::less<>>& numbers) {
  if (partner.empty()) return std::string(account);
  const std::string next = std::to_string(10'000 + numbers.size() + 1).substr(1);
  return std::string(account) + numbers.emplace(partner, next).first->second;
}

/// The columns are found by the names of the first line (article A47 A-1 of the LPF fixes them, programs order them).
inline Balances balances_of_ledger(std::string_view ledger) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (ledger.starts_with(kMark)) ledger.remove_prefix(kMark.size());
  Balances balances;
  std::map<std::string, std::string, std::less<>> partners;
  std::size_t account = 0, partner = 0, debit = 0, credit = 0;
  bool is_first = true;
  for (std::string_view line : split(ledger, '\n')) {
    while (line.ends_with('\r')) line.remove_suffix(1);
    const std::vector<std::string_view> fields = split(line, '\t');
    if (is_first) {
      const auto column = [&](std::string_view name) { return static_cast<std::size_t>(std::ranges::find(fields, name) - fields.begin()); };
      account = column("CompteNum");
      partner = column("CompAuxNum");
      debit = column("Debit");
      credit = column("Credit");
      is_first = false;
    } else if (fields.size() > std::max({account, debit, credit})) {
      const std::string_view of = partner < fields.size() ? fields[partner] : std::string_view();
      balances[leaf_of(fields[account], of, partners)] += amount_in_ledger(fields[debit]) - amount_in_ledger(fields[credit]);
    }
  }
  return balances;
}

struct Box {
  std::string name;      ///< in lower case, as lines of a chart are
  scalar::Decimal filed; ///< what was filed, where the file's remark says so, else what it gives
  bool is_remarked = false;
};

/// "FC, 1212844, // expected : 1212827": the number of the remark is the one that was filed.
inline std::vector<Box> boxes_of(std::string_view file) {
  std::vector<Box> boxes;
  for (const std::string_view line : split(file, '\n')) {
    const std::size_t comma = line.find(',');
    if (comma != 2) continue;
    Box box;
    for (const char letter : line.substr(0, comma)) box.name += static_cast<char>(letter - 'A' + 'a');
    const auto number_after = [&](std::size_t from) {
      const std::size_t first = line.find_first_of("-0123456789", from);
      const std::size_t end = first == std::string_view::npos ? first : line.find_first_not_of("-0123456789.", first);
      return first == std::string_view::npos ? std::nullopt : scalar::Decimal::parse(line.substr(first, end - first));
    };
    const std::size_t remark = line.find("//");
    const auto filed = remark == std::string_view::npos ? number_after(comma) : number_after(remark);
    if (!filed) continue;
    box.filed = *filed;
    box.is_remarked = remark != std::string_view::npos;
    boxes.push_back(box);
  }
  return boxes;
}

}  // namespace reprise::dossier::testing
