#include <nlohmann/json.hpp>

#include "assessment/fields.h"
#include "assessment/json.h"
#include "assessment/names.h"
#include "assessment/tracking_fields.h"

namespace reprise::assessment {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::string& text) { return text; }
Json json_of(bool truth) { return truth; }
Json json_of(double number) { return number; }
Json json_of(const Decimal& number) { return number.to_string(); }  // a JSON number would pass through binary fractions
Json json_of(const scalar::Date& date) { return date.to_string(); }

template <typename Integer>
  requires std::is_integral_v<Integer>
Json json_of(const Integer& number) {
  return number;
}

template <typename Enum>
  requires std::is_enum_v<Enum>
Json json_of(const Enum& value) {
  return name_of(value);
}

template <typename Thing>
  requires HasFields<Thing>
Json json_of(const Thing& thing);

template <typename Thing>
Json json_of(const std::optional<Thing>& thing) {
  return thing ? json_of(*thing) : Json(nullptr);
}

template <typename Thing>
Json json_of(const std::vector<Thing>& things) {
  Json::array_t list;
  list.reserve(things.size());
  for (const Thing& thing : things) list.push_back(json_of(thing));
  return list;
}

template <typename Thing>
  requires HasFields<Thing>
Json json_of(const Thing& thing) {
  Json::object_t object;
  // Names of fields differ: the container below spares looking for each among those before it.
  Json::object_t::Container& members = object;
  Fields<Thing>::each(thing, [&](const char* name, const auto& field) { members.emplace_back(name, json_of(field)); });
  return object;
}

/// A result of its own, with the name of its schema before its fields.
template <typename Thing>
std::string under(const char* schema, const Thing& thing) {
  Json written = {{"schema", schema}};
  const Json fields = json_of(thing);
  for (const auto& [name, value] : fields.items()) written[name] = value;
  return written.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string to_json(const Calendar& calendar) { return under("reprise/calendar/1", calendar); }
std::string to_json(const Tracked& tracked) { return under("reprise/tracked/1", tracked); }

std::string to_json(const Assessment& assessment) {
  return json_of(assessment).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace reprise::assessment
