#include "dossier/chart_reading.h"

#include <algorithm>
#include <charconv>

#include "document/scalar_reading.h"
#include "dossier/reading.h"

namespace reprise::dossier::charts {
namespace {

using document::Node;
using reading::member;
using reading::text_of;

constexpr std::size_t kWidestRange = 100;

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// "60..66" stands for seven accounts; both ends have as many digits, so that no account is meant twice.
void add_range(std::string_view text, std::size_t dots, const base::Place& place, std::vector<AccountPrefix>& prefixes, base::Diagnostics& problems) {
  const std::string_view first = text.substr(0, dots);
  const std::string_view last = text.substr(dots + 2);
  const bool is_range = all_digits(first) && all_digits(last) && first.size() == last.size() && first.size() <= 8 && first < last;
  const int width = is_range ? number_of(last) - number_of(first) : -1;
  if (width < 0 || static_cast<std::size_t>(width) > kWidestRange) {
    problems.add(base::diagnose("account-chart-range", place, {{"got", text}}));
    return;
  }
  for (int number = number_of(first); number <= number_of(last); ++number) prefixes.push_back({std::to_string(number), place});
}

struct PrefixList {
  std::vector<AccountPrefix> prefixes;
  std::string written;
};

void add_prefix(const Node& node, PrefixList& list, base::Diagnostics& problems) {
  if (!node.is_scalar()) return;  // the schema has said so
  const std::string_view text = node.text();
  list.written += (list.written.empty() ? "" : ", ") + std::string(text);
  const std::size_t dots = text.find("..");
  if (dots != std::string_view::npos) return add_range(text, dots, node.place(), list.prefixes, problems);
  if (all_digits(text)) list.prefixes.push_back({std::string(text), node.place()});
}

PrefixList read_prefixes(const std::optional<Node>& node, base::Diagnostics& problems) {
  PrefixList list;
  if (node && node->is_scalar()) add_prefix(*node, list, problems);
  for (std::size_t at = 0; node && node->is_sequence() && at < node->size(); ++at) add_prefix(node->item(at), list, problems);
  return list;
}

Term read_term(const Node& node, base::Diagnostics& problems) {
  static constexpr std::array<std::string_view, 4> kReckonings = {"dr", "cr", "net_dr", "net_cr"};
  Term term;
  term.place = node.place();
  term.minus = text_of(node, "sign") == "minus";
  term.line = text_of(node, "line");
  term.statement = text_of(node, "statement");
  for (std::size_t at = 0; at < kReckonings.size(); ++at) {
    const auto accounts = member(node, kReckonings[at]);
    if (!accounts) continue;
    term.reckoning = static_cast<Reckoning>(at);
    PrefixList of = read_prefixes(accounts, problems);
    term.of = std::move(of.prefixes);
    term.of_written = std::move(of.written);
  }
  PrefixList except = read_prefixes(member(node, "except"), problems);
  term.except = std::move(except.prefixes);
  term.except_written = std::move(except.written);
  return term;
}

AccountLine read_line(const Node& key, const Node& node, base::Diagnostics& problems) {
  AccountLine line{std::string(key.text()), {}, {}, key.place()};
  for (std::size_t at = 0; node.is_sequence() && at < node.size(); ++at) {
    if (node.item(at).is_mapping()) line.terms.push_back(read_term(node.item(at), problems));
  }
  return line;
}

std::vector<AccountLine> read_lines(const std::optional<Node>& node, base::Diagnostics& problems) {
  std::vector<AccountLine> lines;
  for (std::size_t at = 0; node && node->is_mapping() && at < node->size(); ++at) lines.push_back(read_line(node->key(at), node->value(at), problems));
  return lines;
}

std::optional<int> year_of(const Node& root, std::string_view key) {
  const auto node = member(root, key);
  const auto number = node ? document::as_number(*node) : std::nullopt;
  const auto whole = number ? number->to_integer() : std::nullopt;
  return whole && *whole >= 1900 && *whole <= 2200 ? std::optional<int>(static_cast<int>(*whole)) : std::nullopt;
}

void read_accounts(const Node& root, ChartOfAccounts& chart) {
  const auto accounts = member(root, "accounts");
  for (std::size_t at = 0; accounts && accounts->is_mapping() && at < accounts->size(); ++at) {
    const Node key = accounts->key(at);
    if (all_digits(key.text()) && accounts->value(at).is_scalar()) {
      chart.accounts[std::string(key.text())] = {std::string(accounts->value(at).text()), key.place()};
    }
  }
}

void read_references(const Node& root, ChartOfAccounts& chart) {
  const auto references = member(root, "references");
  for (std::size_t at = 0; references && references->is_sequence() && at < references->size(); ++at) {
    const auto source = member(references->item(at), "source");
    if (!source || !source->is_scalar()) continue;
    chart.references.emplace_back(source->text());
    chart.reference_places.push_back(source->place());
  }
}

std::vector<AccountPrefix> words_under(const std::optional<Node>& list) {
  std::vector<AccountPrefix> words;
  for (std::size_t at = 0; list && list->is_sequence() && at < list->size(); ++at) {
    if (list->item(at).is_scalar()) words.push_back({std::string(list->item(at).text()), list->item(at).place()});
  }
  return words;
}

}  // namespace

WrittenChart read_chart(const document::Document& document, base::Diagnostics& problems) {
  const Node root = document.root();
  WrittenChart written;
  ChartOfAccounts& chart = written.own;
  const auto id = member(root, "id");
  chart.id = text_of(root, "id");
  chart.place = id ? id->place() : root.place();
  if (const auto title = member(root, "title")) chart.title = reading::words_of_both(*title);
  chart.from = year_of(root, "from");
  chart.until = year_of(root, "until");
  if (chart.from && chart.until && *chart.until < *chart.from) {
    problems.add(base::diagnose("account-chart-years", member(root, "until")->place(), {{"from", std::to_string(*chart.from)}, {"until", std::to_string(*chart.until)}}));
  }
  chart.by_default = reading::flag_of(root, "default", false);
  chart.extends = text_of(root, "extends");
  written.extends_place = chart.extends.empty() ? chart.place : member(root, "extends")->place();
  read_references(root, chart);
  read_accounts(root, chart);
  if (const auto statements = member(root, "statements")) {
    for (std::size_t side = 0; side < kStatements.size(); ++side) chart.statements[side] = read_lines(member(*statements, kStatements[side]), problems);
  }
  chart.lines = read_lines(member(root, "lines"), problems);
  if (const auto without = member(root, "without")) {
    written.without_accounts = words_under(member(*without, "accounts"));
    written.without_lines = words_under(member(*without, "lines"));
  }
  return written;
}

}  // namespace reprise::dossier::charts
