#include "takeover/communes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "takeover/offer.h"

namespace reprise::takeover {
namespace {

constexpr std::string_view kHeader = "name,insee,latitude,longitude";
constexpr std::size_t kMostErrors = 20;

/// Letters of French and its neighbours without their accents: U+00C0 to U+00FF, in order of their code points, upper-case.
constexpr std::array<std::string_view, 64> kPlainLetters = {
    "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I", "I", "D", "N", "O", "O", "O", "O",
    "O", " ", "O", "U", "U", "U", "U", "Y", "TH", "SS", "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E",
    "I", "I", "I", "I", "D", "N", "O", "O", "O", "O", "O", " ", "O", "U", "U", "U", "U", "Y", "TH", "Y"};

/// The letter or letters a character stands for, a space for everything else.
std::string_view plain(std::uint32_t character) {
  static constexpr std::string_view kCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static constexpr std::string_view kDigits = "0123456789";
  if (character >= 'a' && character <= 'z') return kCapitals.substr(character - 'a', 1);
  if (character >= 'A' && character <= 'Z') return kCapitals.substr(character - 'A', 1);
  if (character >= '0' && character <= '9') return kDigits.substr(character - '0', 1);
  if (character >= 0xC0 && character <= 0xFF) return kPlainLetters[character - 0xC0];
  if (character == 0x152 || character == 0x153) return "OE";
  if (character == 0x178) return "Y";
  if (character >= 0x300 && character <= 0x36F) return "";  // an accent written after its letter
  return " ";
}

void end_word(std::string& key, std::string& word) {
  if (word.empty()) return;
  if (word == "ST") word = "SAINT";
  if (word == "STE") word = "SAINTE";
  if (!key.empty()) key += ' ';
  key += std::exchange(word, {});
}

std::optional<double> degrees(std::string_view text, double furthest) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || !(std::abs(value) <= furthest)) return std::nullopt;
  return value;
}

bool is_code(std::string_view code) {
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  if (code.size() != 5) return false;
  const bool corsican = code[0] == '2' && (code[1] == 'A' || code[1] == 'B');
  return std::all_of(code.begin(), code.end(), is_digit) || (corsican && std::all_of(code.begin() + 2, code.end(), is_digit));
}

/// Of a code: five signs of six bits each.
std::uint64_t number_of(std::string_view code) {
  std::uint64_t number = 0;
  for (const char letter : code) number = number << 6 | static_cast<std::uint64_t>(letter - '0');
  return number;
}

std::optional<Commune> commune_in(std::string_view line) {
  std::array<std::string_view, 4> cells;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    const std::size_t comma = line.find(',');
    if ((comma == std::string_view::npos) != (cell + 1 == cells.size())) return std::nullopt;
    cells[cell] = line.substr(0, comma);
    line.remove_prefix(comma == std::string_view::npos ? line.size() : comma + 1);
  }
  const auto latitude = degrees(cells[2], 90);
  const auto longitude = degrees(cells[3], 180);
  if (cells[0].empty() || !is_code(cells[1]) || !latitude || !longitude) return std::nullopt;
  return Commune{cells[0], cells[1], {*latitude, *longitude}};
}

base::Place place_of(const base::SourcePointer& source, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - source->text().data());
  return {source, {begin, begin + static_cast<std::uint32_t>(part.size())}};
}

bool lacks_a_point(const Offer& offer) { return !offer.point && (!offer.commune.empty() || !offer.commune_code.empty()); }
bool lacks_a_department(const Offer& offer) { return offer.zone.empty() && offer.commune_code.empty() && !offer.commune.empty(); }

}  // namespace

std::string commune_key(std::string_view name) {
  std::string key;
  std::string word;
  for (std::size_t at = 0; at < name.size();) {
    const auto lead = static_cast<unsigned char>(name[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t character = lead;
    if (length == 2 && at + 1 < name.size()) character = (lead & 0x1FU) << 6 | (static_cast<unsigned char>(name[at + 1]) & 0x3FU);
    if (length > 2) character = ' ';  // a typographic apostrophe or dash
    at += length;
    const std::string_view letters = plain(character);
    letters == " " ? end_word(key, word) : static_cast<void>(word += letters);
  }
  end_word(key, word);
  return key;
}

base::Checked<Communes> Communes::read(base::SourcePointer source) {
  base::Checked<Communes> read;
  Communes table;
  table.source_ = source;
  table.communes_.reserve(source->text().size() / 30);
  std::string_view rest = source->text();
  bool headed = false;
  while (!rest.empty() && read.diagnostics.items().size() < kMostErrors) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const auto commune = headed ? commune_in(line) : std::nullopt;
    const bool is_header = !std::exchange(headed, true) && line == kHeader;
    if (commune) {
      table.communes_.push_back(*commune);
    } else if (!is_header) {
      read.diagnostics.add(base::diagnose("communes-line", place_of(source, line), {{"expected", kHeader}, {"line", line}}));
    }
  }
  const auto before = [](const Commune& left, const Commune& right) { return std::pair(left.name, left.code) < std::pair(right.name, right.code); };
  if (!std::is_sorted(table.communes_.begin(), table.communes_.end(), before)) std::sort(table.communes_.begin(), table.communes_.end(), before);
  table.by_code_.reserve(table.communes_.size());
  for (std::size_t at = 0; at < table.communes_.size(); ++at) table.by_code_.push_back(number_of(table.communes_[at].code) << 32 | at);
  std::sort(table.by_code_.begin(), table.by_code_.end());
  for (std::size_t at = 1; at < table.by_code_.size() && read.diagnostics.items().size() < kMostErrors; ++at) {
    if (table.by_code_[at] >> 32 != table.by_code_[at - 1] >> 32) continue;
    const std::string_view code = table.communes_[table.by_code_[at] & 0xFFFFFFFFU].code;
    read.diagnostics.add(base::diagnose("communes-code-twice", place_of(source, code), {{"code", code}}));
  }
  if (!read.diagnostics.has_errors()) read.value = std::move(table);
  return read;
}

const Commune* Communes::by_code(std::string_view code) const {
  if (!is_code(code)) return nullptr;
  const auto found = std::lower_bound(by_code_.begin(), by_code_.end(), number_of(code) << 32);
  return found != by_code_.end() && *found >> 32 == number_of(code) ? &communes_[*found & 0xFFFFFFFFU] : nullptr;
}

std::vector<const Commune*> Communes::named(std::string_view name) const {
  const std::string key = commune_key(name);
  std::vector<const Commune*> found;
  for (auto at = std::lower_bound(communes_.begin(), communes_.end(), key, [](const Commune& commune, const std::string& wanted) { return commune.name < wanted; });
       at != communes_.end() && at->name == key; ++at) {
    found.push_back(&*at);
  }
  return found;
}

bool needs_communes(const dossier::Dossier& dossier, const dossier::Group& group) {
  const auto any = [](const dossier::EntryList& services, const dossier::EntryList& establishments) {
    const std::vector<Offer> offers = offers_of(services, establishments);
    return std::any_of(offers.begin(), offers.end(), [](const Offer& offer) { return lacks_a_point(offer) || lacks_a_department(offer); });
  };
  return any(dossier.list("services"), dossier.list("establishments")) || any(group.list("services"), group.list("establishments"));
}

}  // namespace reprise::takeover
