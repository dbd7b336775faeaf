#include "assessment/fields.h"

#include <gtest/gtest.h>

namespace reprise::assessment {
namespace {

std::size_t aligned(std::size_t offset, std::size_t alignment) { return (offset + alignment - 1) / alignment * alignment; }

/// A field that the list leaves out shows as a hole between its neighbours.
template <typename Thing>
void every_field_is_listed(const char* name) {
  const Thing thing{};
  std::size_t end = 0;
  Fields<Thing>::each(thing, [&](const char* field_name, const auto& field) {
    const auto offset = static_cast<std::size_t>(reinterpret_cast<const char*>(&field) - reinterpret_cast<const char*>(&thing));
    EXPECT_EQ(offset, aligned(end, alignof(decltype(field)))) << name << ": something before " << field_name << " is not listed";
    end = offset + sizeof(field);
  });
  EXPECT_EQ(sizeof(Thing), aligned(end, alignof(Thing))) << name << ": something at the end is not listed";
}

#define LISTED(Thing) every_field_is_listed<Thing>(#Thing)

TEST(Fields, lists_every_field_in_the_order_of_the_struct) {
  LISTED(BoxRow);
  LISTED(Box);
  LISTED(Cluster);
  LISTED(Link);
  LISTED(Diagram);
  LISTED(Interval);
  LISTED(Location);
  LISTED(SourceReference);
  LISTED(AlternativeValue);
  LISTED(FactUse);
  LISTED(ScaleRow);
  LISTED(Counterfactual);
  LISTED(Finding);
  LISTED(Gate);
  LISTED(Band);
  LISTED(IgnoranceShare);
  LISTED(FamilyScore);
  LISTED(DocumentRequest);
  LISTED(Waiver);
  LISTED(Condition);
  LISTED(VerdictOutcome);
  LISTED(Verdict);
  LISTED(StressValue);
  LISTED(StressFigure);
  LISTED(StressLevel);
  LISTED(StressFamily);
  LISTED(StressRule);
  LISTED(StressVerdict);
  LISTED(Stress);
  LISTED(Contradiction);
  LISTED(ShareRange);
  LISTED(Materiality);
  LISTED(KeyFigure);
  LISTED(TimelineEntry);
  LISTED(Quantity);
  LISTED(NamedService);
  LISTED(ClosingService);
  LISTED(Pathway);
  LISTED(Duplicate);
  LISTED(HeadOffice);
  LISTED(Concentration);
  LISTED(TerritoryCell);
  LISTED(PlacedService);
  LISTED(PathLabel);
  LISTED(Territories);
  LISTED(RuleSet);
  LISTED(ProFormaLine);
  LISTED(ProFormaSector);
  LISTED(ProFormaRatio);
  LISTED(RoutePassing);
  LISTED(BridgeMeasure);
  LISTED(BridgeChange);
  LISTED(BridgeYear);
  LISTED(Bridge);
  LISTED(ProForma);
  LISTED(LegalBasis);
  LISTED(CalendarStep);
  LISTED(CalendarDue);
  LISTED(LegalRoute);
  LISTED(Calendar);
  LISTED(Assessment);
}

}  // namespace
}  // namespace reprise::assessment
