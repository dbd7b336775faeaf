#include "many.h"

#include <map>
#include <string>
#include <vector>

#include "dossier/vocabulary.h"
#include "facts/records.h"

namespace reprise::benchmark {
namespace {

using feel::Kind;
using feel::Value;
using scalar::Decimal;

constexpr feel::Mark kUnknown = 1;

/// splitmix64: the same choices on every machine.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t count) {
    std::uint64_t mixed = (state_ += 0x9E3779B97F4A7C15u);
    mixed = (mixed ^ (mixed >> 30u)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27u)) * 0x94D049BB133111EBu;
    return (mixed ^ (mixed >> 31u)) % count;
  }
  bool one_in(std::uint64_t count) { return below(count) == 0; }

 private:
  std::uint64_t state_;
};

Value unknown() { return Value().marked(feel::Marks::of(kUnknown)); }

std::vector<std::string> choices_of(const std::string& path) {
  std::vector<std::string> words;
  const dossier::Word* word = dossier::find_word(path);
  std::string_view left = word == nullptr ? std::string_view() : word->choices;
  while (!left.empty()) {
    const std::size_t bar = std::min(left.find('|'), left.size());
    words.emplace_back(left.substr(0, bar));
    left.remove_prefix(std::min(bar + 1, left.size()));
  }
  return words;
}

class Varying {
 public:
  explicit Varying(Draw& draw) : draw_(draw) {}

  feel::Context context(const feel::Context& from, const std::string& path) {
    feel::Context made;
    for (const auto& [name, value] : from.entries()) made.set(name, entry(value, path.empty() ? name : path + "." + name, name));
    return made;
  }

 private:
  Value entry(const Value& value, const std::string& path, const std::string& name) {
    if (value.kind() == Kind::context) return Value::context(context(value.as_context(), path));
    if (value.kind() == Kind::list) return list(value, path);
    // What an entry is told apart by; what follows from places; the one group that they would all join.
    if (name == "year" || name == "id" || name == "as_of" || name == "type" || path.starts_with("group.")) return value.without_marks();
    return draw_.one_in(50) ? unknown() : varied(value, path);
  }

  Value varied(const Value& value, const std::string& path) {
    constexpr std::int64_t kThousand = 1'000;
    switch (value.kind()) {
      case Kind::number: {
        if (draw_.one_in(10)) return Value::number(0);
        const Decimal factor = Decimal(500 + static_cast<std::int64_t>(draw_.below(kThousand + 1))) / Decimal(kThousand);
        const int digits = value.as_number().is_integer() ? 0 : 4;
        return Value::number((value.as_number() * factor).rounded(digits, Decimal::Rounding::half_even));
      }
      case Kind::boolean: return Value::boolean(value.as_boolean() != draw_.one_in(5));
      case Kind::date: return Value::date(scalar::Date::from_days(value.as_date().to_days() + (draw_.one_in(5) ? static_cast<std::int64_t>(draw_.below(1'500)) - 750 : 0)));
      case Kind::string: return word(value, path);
      default: return value.without_marks();
    }
  }

  Value word(const Value& value, const std::string& path) {
    if (!draw_.one_in(4)) return value.without_marks();
    const auto known = choices_.find(path);
    const std::vector<std::string>& words = known != choices_.end() ? known->second : choices_.emplace(path, choices_of(path)).first->second;
    return words.empty() ? value.without_marks() : Value::string(words[draw_.below(words.size())]);
  }

  Value list(const Value& value, const std::string& path) {
    if (path.starts_with("group.")) return value.without_marks();
    if (draw_.one_in(50)) return unknown();
    const bool of_years = path == "accounts";
    const bool is_short = of_years && draw_.one_in(20);
    feel::List kept;
    for (const Value& item : value.as_list()) {
      const bool last = &item == &value.as_list().back();
      if (item.kind() != Kind::context) {
        kept.push_back(item.without_marks());
      } else if (of_years ? last || !is_short : path == "takeover.services" ? true : !draw_.one_in(5)) {
        kept.push_back(Value::context(context(item.as_context(), path + "[]")));
      }
    }
    return Value::list(std::move(kept));
  }

  Draw& draw_;
  std::map<std::string, std::vector<std::string>> choices_;
};

}  // namespace

feel::Columns varied(const facts::Facts& around, const std::set<std::string>& paths, std::size_t dossiers, std::uint64_t seed) {
  facts::Records records(paths);
  Draw draw(seed);
  Varying varying(draw);
  // What nobody asks for need not be drawn.
  facts::Records one(paths);
  one.add(around.unmarked(), [](const feel::Marks&) { return false; });
  const feel::Context from = one.take().record(0);
  for (std::size_t dossier = 0; dossier < dossiers; ++dossier) {
    records.add(varying.context(from, ""), [](const feel::Marks& marks) { return !marks.empty(); });
  }
  return records.take();
}

}  // namespace reprise::benchmark
