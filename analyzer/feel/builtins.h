// The table of built-in functions (10.3.4): names, parameters with their types, and how marks pass through them.
// One file a family: builtins_*.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/shape.h"
#include "feel/value.h"

namespace reprise::feel {

class Evaluator;

/// A call whose arguments have the types the signature asks for; an argument left out is null.
struct BuiltinCall {
  Evaluator& evaluator;
  base::Span span;
  std::span<const Value> arguments;
  std::size_t signature = 0;  ///< which of the built-in's signatures matched

  [[nodiscard]] const Value& operator[](std::size_t index) const { return arguments[index]; }
  [[nodiscard]] bool given(std::size_t index) const { return index < arguments.size() && !arguments[index].is_null(); }
  [[nodiscard]] std::size_t size() const { return arguments.size(); }
};

/// Which marks a result gets: those it sees to itself, or beside them those of the arguments, of their items too, or of all that is in
/// them.
enum class MarkUse : std::uint8_t { own, arguments, items, everything };

struct Builtin {
  using Run = Value (*)(const BuiltinCall&);

  struct Parameter {
    std::string name;
    std::string type;       ///< a FEEL type, or any, temporal, point, text…; see `accepts_type`
    bool optional = false;  ///< `type?`
    bool nullable = false;  ///< `type~`: null is an argument like others
    bool variadic = false;  ///< `type*`: this and all further arguments
  };

  std::string_view name;
  std::string_view signatures;  ///< "list:list" or "from:string | year:number, month:number, day:number"
  MarkUse marks;
  Run run;
  std::vector<std::vector<Parameter>> parsed;

  Builtin(std::string_view its_name, std::string_view its_signatures, MarkUse its_marks, Run its_run);

  /// Whether some signature takes that many arguments, of those names when they are named.
  [[nodiscard]] bool accepts(std::size_t count, const std::vector<std::string>& names) const;
  /// Whether some signature that takes that many arguments takes one of that kind there, as it is or converted.
  [[nodiscard]] bool takes(std::size_t index, Kind kind, std::size_t count, const std::vector<std::string>& names) const;
  /// `substring(string, start position, length?)`
  [[nodiscard]] std::string signature_text() const;
};

[[nodiscard]] const Builtin* find_builtin(std::string_view name);
/// All names, for the parser.
[[nodiscard]] const Shape& builtin_names();

/// Runs it: picks the signature, converts singleton lists, passes nulls on with their reason, adds marks.
[[nodiscard]] Value call_builtin(Evaluator& evaluator, const Builtin& builtin, std::span<const Value> arguments,
                                 const std::vector<std::string>& names, base::Span span);

// The families.
[[nodiscard]] std::span<const Builtin> conversion_builtins();
[[nodiscard]] std::span<const Builtin> boolean_builtins();
[[nodiscard]] std::span<const Builtin> string_builtins();
[[nodiscard]] std::span<const Builtin> list_builtins();
[[nodiscard]] std::span<const Builtin> aggregate_builtins();
[[nodiscard]] std::span<const Builtin> numeric_builtins();
[[nodiscard]] std::span<const Builtin> date_time_builtins();
[[nodiscard]] std::span<const Builtin> range_builtins();
[[nodiscard]] std::span<const Builtin> context_builtins();

}  // namespace reprise::feel
