// The words of the dossier's closed lists as people read them.
#include <algorithm>
#include <array>

#include "engine/wording.h"

namespace reprise::engine {
namespace {

struct Choice {
  std::string_view id;
  std::string_view fr;
  std::string_view en;
};

// One word may stand in several lists; none of them means two different things.
constexpr auto kChoices = std::to_array<Choice>({
    {"absent", "absent", "absent"},
    {"ad_hoc_mandate", "mandat ad hoc", "ad hoc mandate"},
    {"affiliation", "affiliation", "affiliation"},
    {"all", "toutes", "all"},
    {"appointed", "nommé", "appointed"},
    {"asked", "demandé", "asked"},
    {"association", "association", "association"},
    {"audited", "certifiés", "audited"},
    {"catering", "restauration", "catering"},
    {"child_protection", "protection de l’enfance", "child protection"},
    {"closure_order", "arrêté de fermeture", "closure order"},
    {"commune", "commune", "commune"},
    {"company", "société", "company"},
    {"compliant", "conforme", "compliant"},
    {"conciliation", "conciliation", "conciliation"},
    {"cooperative", "coopérative", "cooperative"},
    {"cost", "coût", "cost"},
    {"court_sale", "plan de cession", "court sale"},
    {"department", "département", "département"},
    {"devolution", "dévolution", "devolution"},
    {"disability", "handicap", "disability"},
    {"disability_establishment", "établissement pour personnes handicapées", "disability establishment"},
    {"disability_service", "service pour personnes handicapées", "disability service"},
    {"donation", "don", "donation"},
    {"education", "enseignement", "education"},
    {"estimated", "estimés", "estimated"},
    {"europe", "Europe", "Europe"},
    {"favourable", "favorable", "favourable"},
    {"filed", "déposés", "filed"},
    {"forecast", "prévus", "forecast"},
    {"foundation", "fondation", "foundation"},
    {"given", "rendu", "given"},
    {"going_concern", "doute sur la continuité", "doubt about continuity"},
    {"grant", "subvention", "grant"},
    {"group", "groupe", "group"},
    {"grouping", "groupement", "grouping"},
    {"head_office", "siège", "head office"},
    {"health_agency", "agence régionale de santé", "health agency"},
    {"hospital", "hôpital", "hospital"},
    {"housing", "logement", "housing"},
    {"in_progress", "en cours", "in progress"},
    {"income", "recette", "income"},
    {"injunction", "injonction", "injunction"},
    {"leased", "loué", "leased"},
    {"lent", "prêté", "lent"},
    {"liquidation", "liquidation", "liquidation"},
    {"loan", "emprunt", "loan"},
    {"local_law_association", "association de droit local", "local-law association"},
    {"long_lease", "bail emphytéotique", "long lease"},
    {"mandate", "mandat de gestion", "mandate"},
    {"merger", "fusion", "merger"},
    {"monitoring", "suivi", "monitoring"},
    {"none", "aucune", "none"},
    {"not_asked", "non demandé", "not asked"},
    {"not_required", "non requis", "not required"},
    {"not_started", "non lancé", "not started"},
    {"nursing_home", "EHPAD", "nursing home"},
    {"nursing_home_group", "ensemble d’EHPAD", "group of nursing homes"},
    {"other", "autre", "other"},
    {"other_branch", "autre branche", "another branch"},
    {"overdraft", "découvert", "overdraft"},
    {"owned", "en propriété", "owned"},
    {"partial_contribution", "apport partiel", "partial contribution"},
    {"prescriptions", "prescriptions en cours", "prescriptions open"},
    {"private", "privé", "private"},
    {"provisional_administrator", "administrateur provisoire", "provisional administrator"},
    {"public_order", "commande publique", "public order"},
    {"qualified", "certification avec réserve", "qualified"},
    {"receivership", "redressement", "receivership"},
    {"refused", "refusé", "refused"},
    {"region", "région", "region"},
    {"related_party", "partie liée", "related party"},
    {"requested", "désignation demandée", "appointment requested"},
    {"safeguard", "sauvegarde", "safeguard"},
    {"same", "la même", "the same"},
    {"same_branch", "autre convention de la branche", "another agreement of the branch"},
    {"saving", "économie", "saving"},
    {"sheltered_work", "ESAT", "sheltered work"},
    {"social", "dette sociale", "social debt"},
    {"social_security", "sécurité sociale", "social security"},
    {"state", "État", "State"},
    {"supplier", "fournisseur", "supplier"},
    {"suspension", "suspension", "suspension"},
    {"tariff", "tarification", "tariff"},
    {"tax", "dette fiscale", "tax debt"},
    {"training", "formation", "training"},
    {"undetailed", "non détaillé", "undetailed"},
    {"unfavourable", "défavorable", "unfavourable"},
    {"union", "union", "union"},
    {"unqualified", "certification sans réserve", "unqualified"},
    {"user_fees", "participation des usagers", "user fees"},
});

}  // namespace

base::Text choice_words(std::string_view choice) {
  const auto found = std::ranges::find(kChoices, choice, &Choice::id);
  return found == kChoices.end() ? base::Text::same(choice) : base::Text{std::string(found->fr), std::string(found->en)};
}

base::Text fact_words(const feel::Value& value, std::string_view path) {
  const dossier::Word* word = dossier::find_word(path);
  if (word == nullptr) return value_words(value, assessment::Unit::none);
  if (word->kind == dossier::ValueKind::enumeration && value.kind() == feel::Kind::string) return choice_words(value.as_string());
  return value_words(value, unit_of(word->unit));
}

}  // namespace reprise::engine
