// What a FEEL expression can be worth (DMN 1.5, 10.3.2), and beside it two things the standard does not
// have: why a null is null, and the marks of the inputs a value depends on.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.h"
#include "base/text.h"
#include "feel/owned.h"
#include "scalar/date.h"
#include "scalar/date_time.h"
#include "scalar/decimal.h"
#include "scalar/duration.h"
#include "scalar/time.h"

namespace reprise::feel {

struct Syntax;

/// An opaque number the caller puts on an input (a fact); see Marks.
using Mark = std::uint32_t;

/// The marks a value depends on: an immutable, sorted set; a few stand in place, more are shared.
/// Every operation gives its result the union of the marks of the operands that decided it:
/// `false and x` carries those of `false` alone, an `if` those of its condition and the branch taken,
/// a filter or a sum those of all items looked at and of the list itself.
class Marks {
 public:
  Marks() = default;
  Marks(const Marks&) = default;
  Marks(Marks&& other) noexcept : count_(std::exchange(other.count_, 0)), few_(other.few_), many_(std::move(other.many_)) {}
  Marks& operator=(const Marks&) = default;
  Marks& operator=(Marks&& other) noexcept {
    std::swap(count_, other.count_);
    std::swap(few_, other.few_);
    std::swap(many_, other.many_);
    return *this;
  }
  ~Marks() = default;
  [[nodiscard]] static Marks of(Mark mark);
  [[nodiscard]] static Marks of(std::vector<Mark> marks);
  [[nodiscard]] Marks united(const Marks& other) const& {
    Marks all = *this;
    all.unite(other);
    return all;
  }
  [[nodiscard]] Marks united(const Marks& other) && {
    unite(other);
    return std::move(*this);
  }
  /// Adds those of the other.
  void unite(const Marks& other) {
    if (other.empty() || (many_.get() != nullptr && many_.get() == other.many_.get())) return;
    if (empty()) {
      *this = other;
    } else {
      merge(other);
    }
  }
  [[nodiscard]] std::span<const Mark> ids() const {
    return many_.get() != nullptr ? std::span<const Mark>(many_.get()->ids(), count_) : std::span<const Mark>(few_.data(), count_);
  }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  /// Whether every mark of the other is here already.
  [[nodiscard]] bool covers(const Marks& other) const { return other.empty() || includes(other); }

 private:
  static constexpr std::size_t kFew = 3;  // what plain rules depend on; a value with its marks stays within a cache line

  /// Marks that follow right after it.
  struct Many : Counted {
    [[nodiscard]] static Many* made(std::size_t most);
    static void destroy(const Many* many);
    [[nodiscard]] Mark* ids() { return reinterpret_cast<Mark*>(this + 1); }
    [[nodiscard]] const Mark* ids() const { return reinterpret_cast<const Mark*>(this + 1); }
  };

  [[nodiscard]] static Marks sorted(std::span<const Mark> ids);
  void merge(const Marks& other);
  [[nodiscard]] bool includes(const Marks& other) const;

  std::uint32_t count_ = 0;
  std::array<Mark, kFew> few_{};  ///< unless there are many
  Owner<Many> many_;
};

/// What is to be said of a null, put into words only when somebody reads them: most nulls are never looked at.
class Wording {
 public:
  using Spell = base::Text (*)(std::string_view code, std::string_view detail);
  Wording(Spell spell, std::string detail) : spell_(spell), detail_(std::move(detail)) {}
  Wording(base::Text words);  // NOLINT(google-explicit-constructor): words that are written already
  Wording(std::string french, std::string english) : Wording(base::Text(std::move(french), std::move(english))) {}
  [[nodiscard]] base::Text words(std::string_view code) const { return spell_ == nullptr ? *written_ : spell_(code, detail_); }

 private:
  Spell spell_ = nullptr;
  std::string detail_;
  std::shared_ptr<const base::Text> written_;
};

/// Why a null is null: a stable code ("division-by-zero", "missing-fact", "wrong-type", …), words, and where.
struct NullReason {
  std::string code;
  Wording wording;
  base::Span span;                                 ///< of the sub-expression that first made the null, in the text of `within`
  std::shared_ptr<const Syntax> within = nullptr;  ///< the expression; none for a null that was given and nobody has evaluated yet

  [[nodiscard]] base::Text words() const { return wording.words(code); }
};

enum class Kind : std::uint8_t {
  null,
  boolean,
  number,
  string,
  date,
  time,
  date_time,
  years_months_duration,
  days_time_duration,
  list,
  context,
  range,
  function
};

class Value;
struct Range;
struct Function;

using List = std::vector<Value>;

/// The place where an entry was found last. Contexts of one kind have their entries in one order, so that it is most often there
/// again: a name resolves to a slot. Several threads may share one.
class Slot {
 public:
  Slot() = default;
  Slot(const Slot& other) : at_(other.get()) {}
  Slot& operator=(const Slot& other) {
    set(other.get());
    return *this;
  }
  ~Slot() = default;
  [[nodiscard]] std::uint32_t get() const { return at_.load(std::memory_order_relaxed); }
  void set(std::uint32_t at) const { at_.store(at, std::memory_order_relaxed); }

 private:
  mutable std::atomic<std::uint32_t> at_{0};
};

/// Ordered entries, unique names. Small: looked up by scan. Contexts made alike share their names, so that copies copy values only.
class Context {
 public:
  using Entry = std::pair<std::string, Value>;
  class Entries;

  /// Names in the order of entries, to be shared by many contexts.
  class Layout {
   public:
    Layout() = default;
    explicit Layout(std::vector<std::string> names) : names_(std::make_shared<std::vector<std::string>>(std::move(names))) {}
    [[nodiscard]] std::span<const std::string> names() const { return names_ ? std::span<const std::string>(*names_) : std::span<const std::string>(); }

   private:
    friend class Context;
    void add(std::string name);
    std::shared_ptr<std::vector<std::string>> names_;
  };

  Context() = default;
  explicit Context(std::vector<Entry> entries);
  Context(Layout layout, std::vector<Value> values);  ///< unique names, and a value for each
  void set(std::string name, Value value);            ///< replaces an entry of that name
  void replace(std::size_t position, Value value);    ///< of an entry there is, in the order of `entries`
  /// What is no entry here is looked for there, which must outlive this; copies look there too. It is not among `entries`.
  void lie_within(const Context& outer) { outer_ = &outer; }
  /// What functions that the host provides keep of evaluations over these entries; copies share it.
  void remember(std::shared_ptr<void> memory) { memory_ = std::move(memory); }
  [[nodiscard]] void* memory() const { return memory_.get(); }
  [[nodiscard]] const Context* outer() const { return outer_; }
  /// All that can be found, as entries of one context that depends on no other; without any memory.
  [[nodiscard]] Context flattened() const;
  [[nodiscard]] const Value* find(std::string_view name) const;
  /// The same, looking first where the slot says and telling it where the entry was.
  [[nodiscard]] const Value* find(std::string_view name, const Slot& slot) const;
  [[nodiscard]] Entries entries() const;  ///< pairs of a name and a value
  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }

 private:
  Layout layout_;
  std::vector<Value> values_;
  const Context* outer_ = nullptr;
  std::shared_ptr<void> memory_;
};

/// A look at the entries of a context, which must outlive it.
class Context::Entries {
 public:
  using Named = std::pair<const std::string&, const Value&>;

  class Iterator {
   public:
    using value_type = Named;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Iterator(const std::string* name, const Value* value) : name_(name), value_(value) {}
    Named operator*() const { return {*name_, *value_}; }
    inline Iterator& operator++();
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return value_ == other.value_; }

   private:
    const std::string* name_ = nullptr;
    const Value* value_ = nullptr;
  };

  inline Entries(std::span<const std::string> names, const std::vector<Value>& values);
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] bool empty() const { return names_.empty(); }
  [[nodiscard]] inline Named operator[](std::size_t position) const;
  [[nodiscard]] Named front() const { return (*this)[0]; }
  [[nodiscard]] Iterator begin() const { return {names_.data(), values_}; }
  [[nodiscard]] inline Iterator end() const;

 private:
  std::span<const std::string> names_;
  const Value* values_;
};

/// Immutable and cheap to copy.
class Value {
 public:
  Value() = default;  ///< null without a reason
  Value(const Value& other) : content_(other.content_), kind_(other.kind_), marks_(other.marks_) {
    if (const Data* const data = shared()) data->retain();
  }
  Value(Value&& other) noexcept : content_(other.content_), kind_(std::exchange(other.kind_, Kind::null)), marks_(std::move(other.marks_)) {
    other.content_.data = nullptr;
  }
  Value& operator=(const Value& other) { return *this = Value(other); }
  Value& operator=(Value&& other) noexcept {
    std::swap(content_, other.content_);
    std::swap(kind_, other.kind_);
    std::swap(marks_, other.marks_);
    return *this;
  }
  ~Value() {
    const Data* const data = shared();
    if (data != nullptr && data->release()) delete data;
  }
  static Value null(NullReason reason);
  static Value boolean(bool value) {
    Value made(Kind::boolean, nullptr);
    made.content_.truth = value;
    return made;
  }
  static Value number(scalar::Decimal value) {
    Value made(Kind::number, nullptr);
    made.content_.number = value;
    return made;
  }
  static Value number(std::int64_t value) { return number(scalar::Decimal(value)); }
  static Value string(std::string value);
  static Value date(scalar::Date value);
  static Value time(scalar::Time value);
  static Value date_time(scalar::DateTime value);
  static Value duration(scalar::YearsMonthsDuration value);
  static Value duration(scalar::DaysTimeDuration value);
  /// Nested deeper than kLargestDepth, a list, context or range is null with the reason "too-deep".
  static Value list(List items);
  static Value context(Context entries);
  static Value range(Range range);
  static Value function(Function function);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
  [[nodiscard]] bool is_true() const { return kind_ == Kind::boolean && as_boolean(); }
  [[nodiscard]] bool is_false() const { return kind_ == Kind::boolean && !as_boolean(); }

  // Each requires its kind.
  [[nodiscard]] bool as_boolean() const { return content_.truth; }
  [[nodiscard]] const scalar::Decimal& as_number() const { return content_.number; }
  [[nodiscard]] const std::string& as_string() const { return held<std::string>(); }
  [[nodiscard]] const scalar::Date& as_date() const { return held<scalar::Date>(); }
  [[nodiscard]] const scalar::Time& as_time() const { return held<scalar::Time>(); }
  [[nodiscard]] const scalar::DateTime& as_date_time() const { return held<scalar::DateTime>(); }
  [[nodiscard]] const scalar::YearsMonthsDuration& as_years_months() const { return held<scalar::YearsMonthsDuration>(); }
  [[nodiscard]] const scalar::DaysTimeDuration& as_days_time() const { return held<scalar::DaysTimeDuration>(); }
  [[nodiscard]] const List& as_list() const { return held<List>(); }
  [[nodiscard]] const Context& as_context() const { return held<Context>(); }
  [[nodiscard]] const Range& as_range() const { return held<Range>(); }
  [[nodiscard]] const Function& as_function() const { return held<Function>(); }

  /// For a null: its reason, or nullptr when it was written or given as null.
  [[nodiscard]] const NullReason* reason() const { return kind_ == Kind::null && shared() != nullptr ? &held<NullReason>() : nullptr; }

  [[nodiscard]] const Marks& marks() const { return marks_; }
  /// The same value with these marks added to its own.
  [[nodiscard]] Value marked(const Marks& more) const&;
  [[nodiscard]] Value marked(const Marks& more) && {
    if (!more.empty()) mark(more);
    return std::move(*this);
  }
  void mark(const Marks& more) { marks_.unite(more); }  ///< adds them in place
  [[nodiscard]] Value without_marks() const;
  /// A null whose reason has no place yet, with that place; its span stays when it has one. Any other value as it is.
  [[nodiscard]] Value placed(base::Span span, const std::shared_ptr<const Syntax>& within) &&;

  /// How many lists, contexts and ranges lie within each other; 0 for a plain value.
  [[nodiscard]] std::uint32_t depth() const;
  static constexpr std::uint32_t kLargestDepth = 250;

  /// FEEL notation: `12.5`, `"text"`, `date("2012-03-16")`, `[1, 2]`, `{a: 1}`, `null`.
  [[nodiscard]] std::string to_string() const;

 private:
  friend struct ValueFactory;
  /// What values share; each kind takes the memory of its own content and no more.
  struct Data : Counted {
    explicit Data(std::uint32_t nested) : depth(nested) {}
    virtual ~Data() = default;
    std::uint32_t depth;
  };
  template <typename T>
  struct Held;
  template <typename T>
  [[nodiscard]] const T& held() const;
  // Truth and numbers, most of what is computed, need no memory of their own; a null without a reason neither.
  union Content {
    Content() : data(nullptr) {}
    bool truth;
    scalar::Decimal number;
    const Data* data;  ///< of all other kinds; of a null without a reason nothing
  };

  Value(Kind kind, const Data* made) : kind_(kind) { content_.data = made; }
  [[nodiscard]] const Data* shared() const { return kind_ == Kind::boolean || kind_ == Kind::number ? nullptr : content_.data; }

  Content content_;
  Kind kind_ = Kind::null;
  Marks marks_;
};

template <typename T>
struct Value::Held : Value::Data {
  Held(std::uint32_t nested, T held) : Data(nested), content(std::move(held)) {}
  T content;
};

template <typename T>
inline const T& Value::held() const {
  return static_cast<const Held<T>*>(shared())->content;
}

inline Context::Entries::Iterator& Context::Entries::Iterator::operator++() {
  ++name_;
  ++value_;
  return *this;
}
inline Context::Entries::Entries(std::span<const std::string> names, const std::vector<Value>& values) : names_(names), values_(values.data()) {}
inline Context::Entries::Named Context::Entries::operator[](std::size_t position) const { return {names_[position], values_[position]}; }
inline Context::Entries::Iterator Context::Entries::end() const { return {names_.data() + names_.size(), values_ + names_.size()}; }
inline Context::Entries Context::entries() const { return {layout_.names(), values_}; }

/// `[low..high]`, `(low..high)`, `< high`: an end may be missing (null value and not `*_given`).
struct Range {
  /// `(= x)` and `(!= x)` are ranges of their own (10.3.2.7): low and high are both x.
  enum class Form : std::uint8_t { interval, only, all_but };
  Value low;
  Value high;
  bool low_included = false;
  bool high_included = false;
  bool low_given = true;
  bool high_given = true;
  Form form = Form::interval;
};

class Recording;

/// The call of a function that the host provides and that looks at the facts itself.
struct HostCall {
  std::span<const Value> arguments;
  const Context& facts;            ///< of the evaluation that calls
  Recording* recording = nullptr;  ///< of that evaluation; null: nothing is remembered
};

/// A function as a value. `host` or `host_over_facts` is set for functions made outside FEEL (definitions, references, known()).
struct Function {
  struct Parameter {
    std::string name;
    bool optional = false;  ///< a host function may be called without its optional last parameters
  };
  std::string name;  ///< for messages
  std::vector<Parameter> parameters;
  std::function<Value(std::span<const Value> arguments)> host;
  std::function<Value(const HostCall& call)> host_over_facts;
  std::shared_ptr<const void> closure;  ///< of a function written in FEEL; the evaluator's own
  std::uint32_t depth = 0;              ///< how deeply the values its closure holds are nested

  [[nodiscard]] bool is_of_host() const { return host || host_over_facts; }
  [[nodiscard]] Value call_host(const HostCall& call) const { return host ? host(call.arguments) : host_over_facts(call); }
};

}  // namespace reprise::feel
