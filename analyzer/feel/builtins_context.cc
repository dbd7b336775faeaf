// Context functions (10.3.4.10). Entries keep their own marks; the context's own marks go to what comes out of it.
#include "feel/builtins.h"
#include "feel/comparison.h"
#include "feel/names_of_kinds.h"
#include "feel/reasons.h"

namespace reprise::feel {
namespace {

Value get_value(const BuiltinCall& call) {
  const Value* entry = call[0].as_context().find(call[1].as_string());
  return entry == nullptr ? reasons::null("no-such-entry", call.span, call[1].as_string()) : *entry;
}

Value get_entries(const BuiltinCall& call) {
  List entries;
  for (const auto& [key, value] : call[0].as_context().entries()) {
    Context entry;
    entry.set("key", Value::string(key));
    entry.set("value", value);
    entries.push_back(Value::context(std::move(entry)));
  }
  return Value::list(std::move(entries));
}

/// context(entries): contexts with `key` and `value`; null for a key given twice.
Value make_context(const BuiltinCall& call) {
  Context made;
  Marks marks;
  for (const Value& entry : call[0].as_list()) {
    if (entry.kind() != Kind::context) return reasons::null("wrong-type", call.span, "entries");
    marks = marks.united(entry.marks());
    const Value* key = entry.as_context().find("key");
    const Value* value = entry.as_context().find("value");
    if (key == nullptr || value == nullptr) return reasons::null("no-such-entry", call.span, "key, value").marked(marks);
    if (key->is_null()) return comparison::propagated(*key, call.span).marked(marks);
    if (key->kind() != Kind::string) return reasons::null("wrong-type", call.span, "key: " + std::string(name_of(key->kind()))).marked(marks);
    if (made.find(key->as_string()) != nullptr) return reasons::null("duplicate-key", call.span, key->as_string()).marked(marks);
    marks = marks.united(key->marks());
    made.set(key->as_string(), *value);
  }
  return Value::context(std::move(made)).marked(marks);
}

/// The context with the value at the end of the path of keys; contexts in between must be there or are made.
Value put_at(const Context& context, std::span<const Value> keys, const Value& value, base::Span span) {
  if (keys.front().kind() != Kind::string) return reasons::null("wrong-type", span, "keys");
  const std::string& key = keys.front().as_string();
  Context result = context;
  if (keys.size() == 1) {
    result.set(key, value);
    return Value::context(std::move(result));
  }
  const Value* inner = context.find(key);
  if (inner == nullptr || inner->kind() != Kind::context) return reasons::null("no-such-entry", span, key);
  Value changed = put_at(inner->as_context(), keys.subspan(1), value, span);
  if (changed.is_null()) return changed;
  result.set(key, changed.marked(inner->marks()));
  return Value::context(std::move(result));
}

/// context put(context, key, value) or (context, keys, value)
Value context_put(const BuiltinCall& call) {
  if (call.signature == 0) {
    const Value key = call[1];
    return put_at(call[0].as_context(), {&key, 1}, call[2], call.span);
  }
  if (call[1].as_list().empty()) return reasons::null("empty-list", call.span);
  return put_at(call[0].as_context(), call[1].as_list(), call[2], call.span);
}

/// context merge(contexts): a later entry wins.
Value context_merge(const BuiltinCall& call) {
  Context merged;
  Marks marks;
  for (const Value& context : call[0].as_list()) {
    marks = marks.united(context.marks());
    if (context.kind() != Kind::context) return reasons::null("wrong-type", call.span, "contexts").marked(marks);
    for (const auto& [key, value] : context.as_context().entries()) merged.set(key, value);
  }
  return Value::context(std::move(merged)).marked(marks);
}

}  // namespace

std::span<const Builtin> context_builtins() {
  static const std::vector<Builtin> kBuiltins = {
      {"get value", "m:context, key:string", MarkUse::arguments, get_value},
      {"get entries", "m:context", MarkUse::arguments, get_entries},
      {"context", "entries:list", MarkUse::arguments, make_context},
      {"context put", "context:context, key:string, value:any | context:context, keys:list, value:any", MarkUse::own,
       [](const BuiltinCall& call) { return context_put(call).marked(call[0].marks()).marked(call[1].marks()); }},
      {"context merge", "contexts:list", MarkUse::arguments, context_merge},
  };
  return kBuiltins;
}

}  // namespace reprise::feel
