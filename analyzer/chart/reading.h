// DOT read from memory so that the same text gives the same graph in the same order.
#pragma once

#include <string_view>

struct Agraph_s;  // the library's graph

namespace reprise::chart {

/// Null when it cannot be read; the library has said why. The library's own reader numbers a named part by the address of
/// its name and draws clusters in that order, which differs between two runs; here they are numbered as first mentioned.
[[nodiscard]] Agraph_s* read_dot(std::string_view dot);

}  // namespace reprise::chart
