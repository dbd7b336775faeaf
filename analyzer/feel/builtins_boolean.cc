// Boolean functions (10.3.4.2): not.
#include "feel/builtins.h"
#include "feel/comparison.h"
#include "feel/reasons.h"

namespace reprise::feel {
namespace {

/// not(negand): null for what is not boolean.
Value negation(const BuiltinCall& call) { return Value::boolean(!call[0].as_boolean()); }

}  // namespace

std::span<const Builtin> boolean_builtins() {
  static const std::vector<Builtin> kBuiltins = {{"not", "negand:boolean", MarkUse::arguments, negation}};
  return kBuiltins;
}

}  // namespace reprise::feel
