#include "chart/requirements_words.h"

namespace reprise::chart {

using assessment::RequirementKind;
using base::Text;

Text words(RequirementKind kind) {
  switch (kind) {
    case RequirementKind::fact: return {"fait", "fact"};
    case RequirementKind::reference: return {"repère", "yardstick"};
    case RequirementKind::definition: return {"définition", "definition"};
    case RequirementKind::rule: return {"règle", "rule"};
  }
  return {};
}

Text sentence(RequirementKind kind) {
  switch (kind) {
    case RequirementKind::fact: return {"fait du dossier ou du groupe", "fact of the dossier or the group"};
    case RequirementKind::reference: return {"repère daté (table de référence)", "dated yardstick (reference table)"};
    case RequirementKind::definition: return {"définition que des règles partagent", "definition that rules share"};
    case RequirementKind::rule: return {"règle", "rule"};
  }
  return {};
}

Ink ink_of(RequirementKind kind) {
  switch (kind) {
    case RequirementKind::fact: return {"#1D4E89", "#E9F0F8"};
    case RequirementKind::reference: return {"#5B3E8A", "#F1ECF7"};
    case RequirementKind::definition: return {"#1F5F5B", "#E5F1EF"};
    case RequirementKind::rule: return {"#1B1F24", "#FFFFFF"};
  }
  return {"#1B1F24", "#FFFFFF"};
}

}  // namespace reprise::chart
