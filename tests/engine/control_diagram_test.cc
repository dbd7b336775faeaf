#include "engine/control_diagram.h"

#include "golden/golden.h"
#include "takeover/written.h"

namespace reprise::engine {
namespace {

std::string told(const assessment::Diagram& diagram, base::Language language) {
  std::string text = diagram.title.in(language) + "\n" + diagram.description.in(language) + "\n";
  for (const assessment::Box& box : diagram.boxes) text += "box " + box.id + " " + box.label.in(language) + ", " + box.detail.in(language) + "\n";
  for (const assessment::Link& link : diagram.links) {
    text += "link " + link.from + " -> " + link.to + (link.kind == assessment::LinkKind::control ? " control" : " membership") + (link.indirect ? " indirect" : "") + " '" +
            link.label.in(language) + "'\n";
  }
  return text;
}

TEST(ControlDiagram, tells_direct_and_indirect_holds_circles_and_who_is_left_out) {
  const auto group = takeover::written::group(R"(
legal_persons:
  - {id: head, name: Tête, form: association}
  - {id: founder, name: Fondatrice, form: association}
  - {id: holding, name: Holding, form: company}
  - {id: shop, name: Boutique, form: company}
  - {id: care, name: Soins, form: association}
  - {id: training, name: Formation, form: association}
  - {id: gie, name: GIE, form: gie}
relations:
  - {from: head, to: holding, kind: control, share: 0.8}
  - {from: holding, to: shop, kind: control, share: 0.555}
  - {from: shop, to: holding, kind: control, share: 0.1}
  - {from: head, to: care, kind: control, by: board}
  - {from: founder, to: training, kind: control}
  - {from: head, to: training, kind: control}
  - {from: gie, to: head, kind: services}
)");
  const auto diagram = control_diagram(takeover::structure_of(group), group);
  EXPECT_TRUE(golden::matches("tests/engine/golden/control.txt", told(diagram, base::Language::english) + told(diagram, base::Language::french)));
}

TEST(ControlDiagram, of_a_group_without_control_says_so) {
  const auto group = takeover::written::group("legal_persons: [{id: a, name: A, form: association}]\n");
  const auto diagram = control_diagram(takeover::structure_of(group), group);
  EXPECT_EQ(diagram.description.en, "No link of control is known.");
  EXPECT_TRUE(diagram.boxes.empty());
}

}  // namespace
}  // namespace reprise::engine
