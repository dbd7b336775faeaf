// What a list of fields is: one struct, one list. Private to the JSON of this module.
#pragma once

namespace reprise::assessment {

/// `each(thing, visit)` calls `visit(name, field)` for every field in the order of the struct. `thing` may be const.
template <typename Thing>
struct Fields;

template <typename Thing>
concept HasFields = requires {
  sizeof(Fields<Thing>);
};

}  // namespace reprise::assessment
