// The types of service that the rules' reach and the examples name, in words.
#include <algorithm>
#include <array>
#include <string_view>

#include "engine/territories.h"

namespace reprise::engine {
namespace {

struct TypeWords {
  std::string_view type;
  std::string_view fr;
  std::string_view en;
};

constexpr auto kTypes = std::to_array<TypeWords>({
    {"adapted_company", "Entreprise adaptée", "Adapted company"},
    {"addiction_care", "Soins en addictologie", "Addiction care"},
    {"asylum_centre", "Centre d’accueil de demandeurs d’asile", "Asylum centre"},
    {"cardiology", "Cardiologie", "Cardiology"},
    {"catering", "Restauration", "Catering"},
    {"child_protection_home", "Maison d’enfants à caractère social", "Child-protection home"},
    {"day_care", "Accueil de jour", "Day care"},
    {"diabetology", "Diabétologie", "Diabetology"},
    {"disability_home", "Foyer pour personnes handicapées", "Disability home"},
    {"disability_support", "Accompagnement de personnes handicapées", "Disability support"},
    {"early_childhood", "Petite enfance", "Early childhood"},
    {"educational_home", "Foyer éducatif", "Educational home"},
    {"emergency", "Urgences", "Emergency"},
    {"gastro_enterology", "Hépato-gastro-entérologie", "Gastro-enterology"},
    {"home_education", "Action éducative à domicile", "Home education"},
    {"home_help", "Aide à domicile", "Home help"},
    {"home_nursing", "Soins infirmiers à domicile", "Home nursing"},
    {"housing", "Logement", "Housing"},
    {"housing_for_the_aged", "Résidence pour personnes âgées", "Housing for the aged"},
    {"maternity", "Maternité", "Maternity"},
    {"medical_educational_institute", "Institut médico-éducatif", "Medical-educational institute"},
    {"nursing_home", "EHPAD", "Nursing home"},
    {"oncology", "Cancérologie", "Oncology"},
    {"pneumology", "Pneumologie", "Pneumology"},
    {"reinforced_educational_centre", "Centre éducatif renforcé", "Reinforced educational centre"},
    {"reintegration_centre", "Centre d’hébergement et de réinsertion", "Reintegration centre"},
    {"sheltered_work", "ESAT", "Sheltered work"},
    {"surgery", "Chirurgie", "Surgery"},
    {"therapeutic_educational_institute", "Institut thérapeutique, éducatif et pédagogique", "Therapeutic-educational institute"},
    {"training", "Formation", "Training"},
});

}  // namespace

base::Text service_type_words(const std::string& type) {
  const auto found = std::ranges::find(kTypes, type, &TypeWords::type);
  return found == kTypes.end() ? base::Text::same(type) : base::Text{std::string(found->fr), std::string(found->en)};
}

}  // namespace reprise::engine
