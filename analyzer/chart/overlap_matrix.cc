#include "chart/overlap_matrix.h"

#include <algorithm>
#include <set>
#include <vector>

#include "chart/characters.h"
#include "chart/label.h"
#include "chart/words.h"

namespace reprise::chart {
namespace {

using assessment::Quantity;
using assessment::TerritoryCell;
using base::Language;
using base::Text;

constexpr std::size_t kNameColumns = 28;

Text places_words(const Quantity& places) {
  const bool nothing_known = !places.low || (places.low->is_zero() && !places.high);
  return count_of_places(nothing_known ? std::nullopt : places.low, !places.high);
}

void add(std::optional<scalar::Decimal>& sum, const std::optional<scalar::Decimal>& more) {
  if (more) sum = sum ? *sum + *more : *more;
}

/// What both have of some types in some territories.
struct Amount {
  std::size_t group_services = 0;
  std::size_t association_services = 0;
  Quantity group{scalar::Decimal(0), scalar::Decimal(0), {}, {}};
  Quantity association{scalar::Decimal(0), scalar::Decimal(0), {}, {}};

  static void add_up(Quantity& sum, const Quantity& more) {
    add(sum.low, more.low);
    if (!more.high) sum.high.reset();
    if (sum.high) add(sum.high, more.high);
  }
  void take_in(const TerritoryCell& cell) {
    group_services += cell.group_services;
    association_services += cell.association_services;
    add_up(group, cell.group);
    add_up(association, cell.association);
  }
};

template <typename Value>
void note(std::vector<Value>& known, const Value& value) {
  if (std::ranges::find(known, value) == known.end()) known.push_back(value);
}

class Table {
 public:
  Table(const assessment::OverlapMap& map, const MatrixRoom& room, Language language) : map_(map), language_(language) {
    for (const TerritoryCell& cell : map.matrix) {
      if (cell.association_services == 0) continue;
      note(types_, cell.type);
      note(territories_, cell.territory);
    }
    left_out_types_ = types_.size() - std::min(types_.size(), room.rows);
    left_out_territories_ = territories_.size() - std::min(territories_.size(), room.columns);
    types_.resize(types_.size() - left_out_types_);
    territories_.resize(territories_.size() - left_out_territories_);
  }

  std::string label() const {
    if (types_.empty()) return {};
    std::string out = "<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" CELLPADDING=\"3\" COLOR=\"" + std::string(kHairline) + "\" BGCOLOR=\"#FFFFFF\">";
    out += "<TR>" + heading({"Type de service", "Type of service"});
    for (const std::string& territory : territories_) {
      out += heading(territory.empty() ? Text{"Territoire inconnu", "Territory unknown"} : Text::same(territory));
    }
    out += heading({"Ailleurs", "Elsewhere"}) + "</TR>";
    for (const Text& type : types_) out += row(type);
    return out + left_out() + "</TABLE>";
  }

 private:
  std::string cell(const std::string& content, const std::string& attributes) const {
    return "<TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"" + attributes + ">" + content + "</TD>";
  }

  std::string lines(const Text& text, const char* colour, bool bold) const {
    std::string out;
    for (const std::string& line : wrapped(text.in(language_), kNameColumns, 2)) out += label_escaped(line) + "<BR ALIGN=\"LEFT\"/>";
    return coloured(bold ? "<B>" + out + "</B>" : out, colour, kSmallType);
  }

  std::string heading(const Text& text) const { return cell(lines(text, kInk, true), " BGCOLOR=\"" + std::string(kPanel) + "\""); }

  std::string side(const char* mark, const char* colour, std::size_t services, const Quantity& places) const {
    if (services == 0) return {};
    const std::string amount = places_words(places).in(language_);
    const std::string words = std::to_string(services) + (amount.empty() ? "" : " · " + amount);
    return coloured(std::string(mark) + "\u00a0" + label_escaped(words), colour, kSmallType) + "<BR ALIGN=\"LEFT\"/>";
  }

  std::string amount_cell(const Amount& amount) const {
    const bool both = amount.group_services > 0 && amount.association_services > 0;
    std::string content = side("◇", kAccent, amount.association_services, amount.association) + side("●", kMuted, amount.group_services, amount.group);
    if (both) content += coloured(label_escaped("≈ " + Text{"les deux", "both"}.in(language_)), kWatch, kSmallType) + "<BR ALIGN=\"LEFT\"/>";
    if (content.empty()) content = coloured("–", kMuted, kSmallType);
    return cell(content, both ? " BGCOLOR=\"" + std::string(kWatchTint) + "\"" : "");
  }

  std::string row(const Text& type) const {
    std::string out = "<TR>" + cell(lines(type.empty() ? Text{"type inconnu", "unknown type"} : type, kInk, false), "");
    Amount elsewhere;
    std::vector<Amount> amounts(territories_.size());
    for (const TerritoryCell& one : map_.matrix) {
      if (!(one.type == type)) continue;
      const auto at = std::ranges::find(territories_, one.territory);
      (at == territories_.end() ? elsewhere : amounts[static_cast<std::size_t>(at - territories_.begin())]).take_in(one);
    }
    for (const Amount& amount : amounts) out += amount_cell(amount);
    return out + amount_cell(elsewhere) + "</TR>";
  }

  std::string left_out() const {
    if (left_out_types_ + left_out_territories_ == 0) return {};
    Text text;
    const auto say = [&](std::size_t count, const Text& one, const Text& many) {
      if (count == 0) return;
      const Text& words = count == 1 ? one : many;
      const std::string number = std::to_string(count);
      text = {text.fr + (text.empty() ? "" : " · ") + number + "\u00a0" + words.fr, text.en + (text.empty() ? "" : " · ") + number + " " + words.en};
    };
    say(left_out_types_, {"type de service non montré", "type of service not shown"}, {"types de service non montrés", "types of service not shown"});
    say(left_out_territories_, {"territoire compté ailleurs", "territory counted elsewhere"}, {"territoires comptés ailleurs", "territories counted elsewhere"});
    return "<TR><TD ALIGN=\"LEFT\" COLSPAN=\"" + std::to_string(territories_.size() + 2) + "\">" + coloured(label_escaped(text.in(language_)), kMuted, kSmallType) + "</TD></TR>";
  }

  const assessment::OverlapMap& map_;
  Language language_;
  std::vector<Text> types_;
  std::vector<std::string> territories_;
  std::size_t left_out_types_ = 0;
  std::size_t left_out_territories_ = 0;
};

}  // namespace

std::string matrix_label(const assessment::OverlapMap& map, const MatrixRoom& room, Language language) { return Table(map, room, language).label(); }

}  // namespace reprise::chart
