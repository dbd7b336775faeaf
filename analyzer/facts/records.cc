#include "facts/records.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "facts/layout.h"
#include "facts/unwrapping.h"

namespace reprise::facts {
namespace {

using dossier::ValueKind;
using feel::Columns;
using feel::Kind;
using feel::Value;
using scalar::Decimal;

/// Names that are asked for, below each other; with none below it, all that is there.
struct Wanted {
  std::map<std::string, Wanted, std::less<>> below;

  void add(std::string_view path) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string_view step = path.substr(0, std::min(path.find('['), dot));
    Wanted& inner = below[std::string(step)];
    if (dot < path.size()) inner.add(path.substr(dot + 1));
  }

  [[nodiscard]] bool has(std::string_view path) const {
    if (below.empty() || path.empty()) return true;
    const std::size_t dot = std::min(path.find('.'), path.size());
    const auto found = below.find(path.substr(0, dot));
    return found != below.end() && found->second.has(path.substr(std::min(dot + 1, path.size())));
  }
};

Wanted wanted_of(const std::set<std::string>& paths) {
  Wanted wanted;
  for (const std::string& path : paths) wanted.add(path);
  return wanted;
}

/// One column while it grows.
class Growing {
 public:
  Growing(std::string name, ValueKind kind) : name_(std::move(name)), kind_(kind) {}

  void add(const Value* value, const Records::Misses& misses) {
    values_.push_back(value == nullptr ? Value() : value->without_marks());
    marked_.push_back(value == nullptr || misses(value->marks()) ? 1 : 0);
    if (values_.size() % kPacked == 0) pack();
  }

  void take(Columns& columns) {
    pack();
    switch (kind_) {
      case ValueKind::flag: columns.add_truths(name_, truths_); break;
      case ValueKind::date: columns.add_dates(name_, dates_); break;
      case ValueKind::text:
      case ValueKind::enumeration: columns.add_texts(name_, optional_texts()); break;
      case ValueKind::text_list: columns.add_others(name_, std::move(values_)); break;
      default: columns.add_numbers(name_, optional_numbers()); break;
    }
    columns.mark(std::move(marked_));
    *this = Growing(name_, kind_);
  }

 private:
  static constexpr std::size_t kPacked = 256;
  static constexpr std::int32_t kNone = -1;

  void pack() {
    if (kind_ == ValueKind::text_list) return;
    for (const Value& value : values_) pack(value);
    values_.clear();
  }

  void pack(const Value& value) {
    switch (kind_) {
      case ValueKind::flag: return truths_.push_back(value.kind() == Kind::boolean ? std::optional(value.as_boolean()) : std::nullopt);
      case ValueKind::date: return dates_.push_back(value.kind() == Kind::date ? std::optional(value.as_date()) : std::nullopt);
      case ValueKind::text:
      case ValueKind::enumeration: return codes_.push_back(value.kind() == Kind::string ? code_of(value.as_string()) : kNone);
      default:
        known_.push_back(value.kind() == Kind::number ? 1 : 0);
        return numbers_.push_back(value.kind() == Kind::number ? value.as_number() : Decimal());
    }
  }

  std::int32_t code_of(const std::string& word) {
    const auto [found, is_new] = code_by_word_.emplace(word, static_cast<std::int32_t>(words_.size()));
    if (is_new) words_.push_back(word);
    return found->second;
  }

  [[nodiscard]] std::vector<std::optional<Decimal>> optional_numbers() const {
    std::vector<std::optional<Decimal>> values(numbers_.size());
    for (std::size_t row = 0; row < values.size(); ++row) {
      if (known_[row] != 0) values[row] = numbers_[row];
    }
    return values;
  }

  [[nodiscard]] std::vector<std::optional<std::string>> optional_texts() const {
    std::vector<std::optional<std::string>> values(codes_.size());
    for (std::size_t row = 0; row < values.size(); ++row) {
      if (codes_[row] != kNone) values[row] = words_[static_cast<std::size_t>(codes_[row])];
    }
    return values;
  }

  std::string name_;
  ValueKind kind_;
  std::vector<Value> values_;
  // Close together: there are very many of them.
  std::vector<Decimal> numbers_;
  std::vector<std::uint8_t> known_;
  std::vector<std::int32_t> codes_;
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::int32_t> code_by_word_;
  std::vector<std::optional<bool>> truths_;
  std::vector<std::optional<scalar::Date>> dates_;
  std::vector<std::uint8_t> marked_;
};

/// A section, or the entries of a list.
struct GrowingSection {
  std::vector<std::pair<std::string, Growing>> columns;
  std::size_t rows = 0;

  void declare(std::string_view key, ValueKind kind) { columns.emplace_back(key, Growing(std::string(key), kind)); }

  void add(const feel::Context* context, const Records::Misses& misses) {
    for (auto& [name, column] : columns) column.add(context == nullptr ? nullptr : context->find(name), misses);
    ++rows;
  }

  [[nodiscard]] Columns take() {
    Columns made(rows);
    for (auto& [name, column] : columns) column.take(made);
    rows = 0;
    return made;
  }
};

struct GrowingList {
  GrowingSection entries;
  std::vector<std::uint32_t> offsets = {0};
  std::vector<std::uint8_t> known;
  std::vector<std::uint8_t> marked;

  void add(const Value* value, const Records::Misses& misses) {
    const bool given = value != nullptr && value->kind() == Kind::list;
    known.push_back(given ? 1 : 0);
    marked.push_back(value == nullptr || misses(value->marks()) ? 1 : 0);
    if (given) {
      for (const Value& entry : value->as_list()) entries.add(entry.kind() == Kind::context ? &entry.as_context() : nullptr, misses);
    }
    offsets.push_back(static_cast<std::uint32_t>(entries.rows));
  }

  void take(const std::string& name, Columns& columns) {
    if (std::ranges::find(known, 0) == known.end()) known.clear();
    columns.add_lists(name, std::move(offsets), entries.take(), std::move(known));
    columns.mark(std::move(marked));
    offsets = {0};
    known.clear();
    marked.clear();
  }
};

/// The names below one context: its own values, lists and sections.
struct GrowingContext {
  GrowingSection values;
  std::vector<std::pair<std::string, GrowingSection>> sections;
  std::vector<std::pair<std::string, GrowingList>> lists;

  void add(const feel::Context* context, const Records::Misses& misses) {
    const auto entry = [context](const std::string& name) { return context == nullptr ? nullptr : context->find(name); };
    values.add(context, misses);
    for (auto& [name, section] : sections) {
      const Value* value = entry(name);
      section.add(value != nullptr && value->kind() == Kind::context ? &value->as_context() : nullptr, misses);
    }
    for (auto& [name, list] : lists) list.add(entry(name), misses);
  }

  [[nodiscard]] Columns take() {
    Columns made = values.take();
    for (auto& [name, section] : sections) made.add_contexts(name, section.take());
    for (auto& [name, list] : lists) list.take(name, made);
    return made;
  }
};

void declare_words(GrowingSection& section, const SectionLayout& layout, const Wanted& wanted) {
  for (const dossier::Word& word : dossier::words_of(layout.words)) {
    if (wanted.has(layout.path + "." + std::string(word.key))) section.declare(word.key, word.kind);
  }
}

void declare(GrowingContext& around, const SectionLayout& layout, const Wanted& wanted) {
  if (!wanted.has(layout.path)) return;
  if (layout.path == kGroup) return declare_words(around.values, layout, wanted);
  if (!layout.is_list()) return declare_words(around.sections.emplace_back(layout.name(), GrowingSection()).second, layout, wanted);
  GrowingSection& entries = around.lists.emplace_back(layout.name(), GrowingList()).second.entries;
  entries.declare(layout.identity, layout.identity == "year" ? ValueKind::number : ValueKind::text);
  declare_words(entries, layout, wanted);
}

void declare_overlaps(GrowingContext& takeover, const Wanted& wanted) {
  if (!wanted.has(kTakeoverServices)) return;
  GrowingSection& entries = takeover.lists.emplace_back("services", GrowingList()).second.entries;
  entries.declare("id", ValueKind::text);
  for (const OverlapWord& word : overlap_words()) {
    if (!wanted.has(std::string(kTakeoverServices) + "." + std::string(word.key))) continue;
    entries.declare(word.key, word.number == nullptr ? ValueKind::text : word.is_flag ? ValueKind::flag : ValueKind::number);
  }
}

const feel::Context* context_at(const feel::Context& around, std::string_view name) {
  const Value* value = around.find(name);
  return value != nullptr && value->kind() == Kind::context ? &value->as_context() : nullptr;
}

/// One row with its own marks.
class Reading {
 public:
  feel::Context context(const Columns& columns, std::size_t row, const Wanted& wanted, const std::string& path) {
    std::vector<feel::Context::Entry> entries;
    for (const auto& [name, content] : columns.all()) {
      const auto found = wanted.below.find(name);
      if (found == wanted.below.end() && !wanted.below.empty()) continue;
      entries.emplace_back(name, value(content, row, found == wanted.below.end() ? Wanted() : found->second, path.empty() ? name : path + "." + name));
    }
    return feel::Context(std::move(entries));
  }

  [[nodiscard]] std::vector<MarkedFact> take() { return std::move(marked_); }

 private:
  Value value(const Columns::Content& content, std::size_t row, const Wanted& wanted, const std::string& path) {
    if (const auto* contexts = std::get_if<Columns::Contexts>(&content)) return Value::context(context(*contexts->entries, row, wanted, path));
    if (const auto* lists = std::get_if<Columns::Lists>(&content)) return list(*lists, row, wanted, path);
    const Value plain = Columns::value_of(content, row);
    return plain.marks().empty() ? plain : plain.without_marks().marked(mark(path, true));
  }

  Value list(const Columns::Lists& lists, std::size_t row, const Wanted& wanted, const std::string& path) {
    const feel::Marks own = mark(path, !lists.marked.empty() && lists.marked[row] != 0);
    if (!lists.known.empty() && lists.known[row] == 0) return unknown_value(path).marked(own);
    feel::List items;
    for (std::uint32_t item = lists.offsets[row]; item < lists.offsets[row + 1]; ++item) {
      items.push_back(Value::context(context(*lists.items, item, wanted, path + "[*]")));
    }
    return Value::list(std::move(items)).marked(own);
  }

  feel::Marks mark(const std::string& path, bool missing) {
    MarkedFact& about = marked_.emplace_back();
    about.path = path;
    about.missing = missing;
    return feel::Marks::of(static_cast<feel::Mark>(marked_.size() - 1));
  }

  std::vector<MarkedFact> marked_;
};

}  // namespace

struct Records::Parts {
  GrowingContext top;
  GrowingContext group;
  GrowingContext takeover;

  explicit Parts(const Wanted& wanted) {
    for (const SectionLayout& layout : dossier_layout()) declare(top, layout, wanted);
    for (const SectionLayout& layout : group_layout()) declare(group, layout, wanted);
    declare_overlaps(takeover, wanted);
    top.values.declare("as_of", ValueKind::date);
  }
};

Records::Records() : parts_(new Parts({})) {}
Records::Records(const std::set<std::string>& paths) : parts_(new Parts(wanted_of(paths))) {}
Records::Records(Records&&) noexcept = default;
Records& Records::operator=(Records&&) noexcept = default;
Records::~Records() = default;

bool Records::add(const Facts& facts) {
  if (std::ranges::any_of(facts.all(), [](const MarkedFact& about) { return about.uncertain; })) return false;
  add(facts.context(), [&facts](const feel::Marks& marks) { return !marks.empty() && !facts.missing(marks).empty(); });
  return true;
}

void Records::add(const feel::Context& context, const Misses& misses) {
  parts_->top.add(&context, misses);
  parts_->group.add(context_at(context, kGroup), misses);
  parts_->takeover.add(context_at(context, "takeover"), misses);
}

feel::Columns Records::take() {
  Columns made = parts_->top.take();
  made.add_contexts(std::string(kGroup), parts_->group.take());
  made.add_contexts("takeover", parts_->takeover.take());
  return made;
}

Facts Facts::of(feel::Context context, std::vector<MarkedFact> marked) {
  World world;
  world.reserve(marked.size());
  for (MarkedFact& about : marked) world.mark(std::move(about));
  return {std::move(context), world.take()};
}

Facts facts_of(const feel::Columns& records, std::size_t row, const std::set<std::string>& paths) {
  Reading reading;
  // Of no path nothing is wanted, though the names below none stand for all.
  feel::Context context = paths.empty() ? feel::Context() : reading.context(records, row, wanted_of(paths), "");
  return Facts::of(std::move(context), reading.take());
}

}  // namespace reprise::facts
