#include "base/texts.h"

namespace reprise::base::texts {
namespace {

constexpr DiagnosticText kTexts[] = {
    {"dossier-basis", Severity::error, "expected {expected} here, got `{got}`", "{expected} est attendu ici, voici `{got}`",
     "{hint}", "{hint}"},
    {"dossier-bounds", Severity::error, "expected a number from {low} to {high}, got `{got}`", "un nombre de {low} à {high} est attendu, voici `{got}`", "{hint}", "{hint}"},
    {"dossier-date", Severity::error, "expected a date that exists, got `{got}`", "une date du calendrier est attendue, voici `{got}`",
     "write YYYY, YYYY-MM or YYYY-MM-DD", "écrivez AAAA, AAAA-MM ou AAAA-MM-JJ"},
    {"dossier-dates-contradict", Severity::error, "expected {expected}, got `{got}`", "{expected} est attendue, voici `{got}`", "", ""},
    {"dossier-duplicate", Severity::error, "expected one entry named `{got}`, got a second one; the first is at line {line}",
     "une seule entrée `{got}` est attendue, en voici une deuxième ; la première est à la ligne {line}",
     "{hint}", "{hint}"},
    {"dossier-empty-evidence", Severity::error, "expected value, low, high or not_applicable, got none of them",
     "value, low, high ou not_applicable est attendu, aucun n’est écrit", "write value: unknown when nobody knows", "écrivez value: unknown si personne ne le sait"},
    {"dossier-link-twice", Severity::error, "expected one link of a kind from {from} to {to} at a time, got a second one; the first is at line {line}",
     "un seul lien d’une sorte de {from} vers {to} à la fois est attendu, en voici un deuxième ; le premier est à la ligne {line}",
     "give each its since and until", "donnez à chacun son since et son until"},
    {"dossier-merged-when", Severity::error, "expected the day on which {got} ended, got none", "la date de fin de {got} est attendue, elle manque", "add until", "ajoutez until"},
    {"dossier-measure-years", Severity::error, "expected a last year from {first} on, got `{got}`", "une dernière année à partir de {first} est attendue, voici `{got}`",
     "leave last_year out when the effect stays", "sans last_year l’effet demeure"},
    {"dossier-negative", Severity::error, "expected 0 or more, got `{got}`", "un nombre positif ou nul est attendu, voici `{got}`",
     "{hint}", "{hint}"},
    {"dossier-not-whole", Severity::error, "expected a whole number, got `{got}`", "un nombre entier est attendu, voici `{got}`",
     "a point separates decimals: 1250, not 1.250", "le point sépare les décimales : 1250, et non 1.250"},
    {"dossier-occupancy", Severity::warning, "expected about as many places occupied as open ({open}), got `{got}`",
     "environ autant de places occupées que de places ouvertes ({open}) sont attendues, voici `{got}`",
     "occupied is the average number of places, not of days", "occupied est le nombre moyen de places, non de journées"},
    {"dossier-orphan", Severity::warning, "expected a link between {got} and the group, got none", "un lien entre {got} et le groupe est attendu, il n’y en a pas",
     "say who controls, serves or houses it, or write outside: true", "dites qui le contrôle, le sert ou le loge, ou écrivez outside: true"},
    {"dossier-range-order", Severity::error, "expected low to be at most high, got {low} above {high}", "low ne peut pas dépasser high, or {low} dépasse {high}",
     "exchange the two; of two losses the larger one is the low end", "échangez les deux ; de deux pertes, la plus forte est low"},
    {"dossier-same-alternative", Severity::warning, "expected another value than the fact’s own, got the same", "une autre valeur que celle du fait est attendue, c’est la même",
     "add the source to the fact: source: [A, B]", "ajoutez la source au fait : source: [A, B]"},
    {"dossier-self-relation", Severity::error, "expected two different legal persons, got `{got}` twice", "deux personnes morales différentes sont attendues, voici deux fois `{got}`", "", ""},
    {"dossier-share", Severity::error, "expected a share from 0 to 1, got `{got}`", "une part de 0 à 1 est attendue, voici `{got}`", "{hint}", "{hint}"},
    {"dossier-shares-over", Severity::error, "expected shares of {to} of at most 100 % in all, got {got} %", "des parts de {to} d’au plus 100 % au total sont attendues, voici {got} %",
     "shares that follow each other need their since and until", "des parts qui se succèdent demandent leur since et leur until"},
    {"dossier-step-undated", Severity::error, "expected the day on which the step `{step}` began or was over, got neither",
     "le jour où l’étape `{step}` a commencé ou a pris fin est attendu, voici ni l’un ni l’autre", "add started or finished", "ajoutez started ou finished"},
    {"dossier-two-answers", Severity::error, "expected one of value, low/high and not_applicable, got several", "value, low/high ou not_applicable est attendu, un seul des trois",
     "{hint}", "{hint}"},
    {"dossier-unknown-establishment", Severity::error, "expected the id of an establishment, got `{got}`", "l’identifiant d’un établissement est attendu, voici `{got}`", "{hint}", "{hint}"},
    {"dossier-unknown-legal-person", Severity::error, "expected the id of a legal person, got `{got}`", "l’identifiant d’une personne morale est attendu, voici `{got}`", "{hint}", "{hint}"},
    {"dossier-unknown-sector", Severity::error, "expected the id of a sector, got `{got}`", "l’identifiant d’un secteur est attendu, voici `{got}`", "{hint}", "{hint}"},
    {"dossier-unknown-site", Severity::error, "expected the id of an establishment or of a service in none, got `{got}`",
     "l’identifiant d’un établissement, ou d’un service hors établissement, est attendu, voici `{got}`", "{hint}", "{hint}"},
    {"dossier-unknown-source", Severity::error, "expected the id of a source, got `{got}`", "l’identifiant d’une source est attendu, voici `{got}`", "{hint}", "{hint}"},
    {"dossier-year-ahead", Severity::warning, "expected a closed exercise by {date}, got `{got}`", "un exercice clos au {date} est attendu, voici `{got}`",
     "write it under forecasts", "écrivez-le sous forecasts"},
    {"procedure-unknown-step", Severity::error, "expected the id of a step of the law, got `{step}`", "l’identifiant d’une étape de la loi est attendu, voici `{step}`", "{hint}", "{hint}"},
    {"waiver-unknown-rule", Severity::error, "expected the id of a rule, got `{rule}`", "l’identifiant d’une règle est attendu, voici `{rule}`", "{hint}", "{hint}"},
};

}  // namespace

std::span<const DiagnosticText> dossier() { return kTexts; }

}  // namespace reprise::base::texts
