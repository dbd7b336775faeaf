// The words that stand for the closed lists in the public JSON. The schema (schemas/assessment.schema.json) repeats them.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "assessment/assessment.h"

namespace reprise::assessment {

template <typename Enum>
struct Name {
  Enum value;
  std::string_view word;
};

constexpr auto names(Basis) {
  return std::to_array<Name<Basis>>({{Basis::published, "published"}, {Basis::practice, "practice"}, {Basis::proposal, "proposal"}});
}
constexpr auto names(Lifecycle) {
  return std::to_array<Name<Lifecycle>>(
      {{Lifecycle::experimental, "experimental"}, {Lifecycle::stable, "stable"}, {Lifecycle::deprecated, "deprecated"}});
}
constexpr auto names(FactState) {
  return std::to_array<Name<FactState>>({{FactState::known, "known"},
                                         {FactState::uncertain, "uncertain"},
                                         {FactState::unknown, "unknown"},
                                         {FactState::not_applicable, "not_applicable"}});
}
constexpr auto names(Unit) {
  return std::to_array<Name<Unit>>({{Unit::none, "none"},
                                    {Unit::euro, "euro"},
                                    {Unit::days, "days"},
                                    {Unit::months, "months"},
                                    {Unit::years, "years"},
                                    {Unit::people, "people"},
                                    {Unit::full_time_equivalents, "full_time_equivalents"},
                                    {Unit::places, "places"},
                                    {Unit::kilometres, "kilometres"},
                                    {Unit::share, "share"},
                                    {Unit::percent, "percent"},
                                    {Unit::points, "points"},
                                    {Unit::ratio, "ratio"},
                                    {Unit::count, "count"},
                                    {Unit::level, "level"},
                                    {Unit::square_index, "square_index"}});
}
constexpr auto names(OutcomeKind) {
  return std::to_array<Name<OutcomeKind>>({{OutcomeKind::known, "known"},
                                           {OutcomeKind::uncertain, "uncertain"},
                                           {OutcomeKind::unknown, "unknown"},
                                           {OutcomeKind::not_applicable, "not_applicable"},
                                           {OutcomeKind::error, "error"}});
}
constexpr auto names(Actor) {
  return std::to_array<Name<Actor>>({{Actor::association, "association"}, {Actor::group, "group"}, {Actor::authority, "authority"}});
}
constexpr auto names(GateState) {
  return std::to_array<Name<GateState>>({{GateState::clear, "clear"}, {GateState::possible, "possible"}, {GateState::fired, "fired"}});
}
constexpr auto names(WaiverState) {
  return std::to_array<Name<WaiverState>>({{WaiverState::active, "active"}, {WaiverState::expired, "expired"}, {WaiverState::unused, "unused"}});
}
constexpr auto names(BoxKind) {
  return std::to_array<Name<BoxKind>>({{BoxKind::group_head, "group_head"},
                                       {BoxKind::association, "association"},
                                       {BoxKind::company, "company"},
                                       {BoxKind::cooperative, "cooperative"},
                                       {BoxKind::foundation, "foundation"},
                                       {BoxKind::shared_services, "shared_services"},
                                       {BoxKind::public_body, "public_body"},
                                       {BoxKind::sector, "sector"},
                                       {BoxKind::establishment, "establishment"},
                                       {BoxKind::fold, "fold"},
                                       {BoxKind::unknown, "unknown"}});
}
constexpr auto names(LinkKind) {
  return std::to_array<Name<LinkKind>>({{LinkKind::control, "control"},
                                        {LinkKind::services, "services"},
                                        {LinkKind::property, "property"},
                                        {LinkKind::membership, "membership"},
                                        {LinkKind::mandate, "mandate"},
                                        {LinkKind::transfer, "transfer"}});
}
constexpr auto names(Change) {
  return std::to_array<Name<Change>>({{Change::none, "none"},
                                      {Change::joins, "joins"},
                                      {Change::moves, "moves"},
                                      {Change::doubled, "doubled"},
                                      {Change::leaves, "leaves"},
                                      {Change::planned, "planned"}});
}
constexpr auto names(Presence) {
  return std::to_array<Name<Presence>>({{Presence::always, "always"}, {Presence::before, "before"}, {Presence::after, "after"}});
}

template <typename Enum>
constexpr std::string_view name_of(Enum value) {
  for (const auto& one : names(value)) {
    if (one.value == value) return one.word;
  }
  return {};
}

template <typename Enum>
constexpr std::optional<Enum> named(std::string_view word) {
  for (const auto& one : names(Enum{})) {
    if (one.word == word) return one.value;
  }
  return std::nullopt;
}

}  // namespace reprise::assessment
