#include "base/texts.h"

namespace reprise::base::texts {
namespace {

constexpr DiagnosticText kTexts[] = {
    {"tracking-baseline-day", Severity::error, "expected the day or the period that this value speaks for", "le jour ou la période de cette valeur est attendu",
     "add `on: 2012-06-30` or `period: 2011`", "ajoutez «\u202fon: 2012-06-30\u202f» ou «\u202fperiod: 2011\u202f»"},
    {"tracking-condition", Severity::error, "expected a condition that is true or false", "une condition vraie ou fausse est attendue",
     "compare something: indicators.cash_days.latest >= 30", "comparez quelque chose\u202f: indicators.cash_days.latest >= 30"},
    {"tracking-dates-contradict", Severity::error, "expected {expected}, got {got}", "{expected} est attendu, {got} est donné",
     "one of the two days is wrong", "l’un des deux jours est faux"},
    {"tracking-duplicate-id", Severity::error, "expected each id once, got '{id}' again", "chaque identifiant est attendu une fois, «\u202f{id}\u202f» revient",
     "it stands first at {first}", "il est d’abord à {first}"},
    {"tracking-gate-early", Severity::error, "expected the gate {before} to be passed before the gate {gate} is decided",
     "le jalon {before} doit être passé avant que le jalon {gate} ne soit décidé",
     "record the verdict of {before}, or take this one away", "notez le verdict de {before}, ou retirez celui-ci"},
    {"tracking-gate-order", Severity::error, "expected the gates in their order, got {gate} after {before}",
     "les jalons sont attendus dans leur ordre, {gate} vient après {before}",
     "the order is requested, studied, decided, effective, secured, on_path, closed", "l’ordre est requested, studied, decided, effective, secured, on_path, closed"},
    {"tracking-gate-twice", Severity::error, "expected one verdict for the gate {gate}, got the gate twice", "un seul verdict est attendu pour le jalon {gate}, il est là deux fois",
     "put everything about it into one entry", "mettez tout ce qui le concerne en une entrée"},
    {"tracking-measured-twice", Severity::error, "expected one value for {day}, got a second", "une seule valeur est attendue pour le {day}, une seconde est donnée",
     "the first stands at {first}; when both are possible, write low and high", "la première est à {first}\u202f; si les deux sont possibles, écrivez low et high"},
    {"tracking-no-day", Severity::error, "expected something that has happened, got a file without any date of the past",
     "un événement daté est attendu, le fichier n’en contient aucun", "add `--at YYYY-MM-DD`", "ajoutez «\u202f--at AAAA-MM-JJ\u202f»"},
    {"tracking-range", Severity::error, "expected a high end of at least {low}, got {high}", "un haut d’intervalle d’au moins {low} est attendu, {high} est donné",
     "put the smaller number at low", "mettez le plus petit nombre à low"},
    {"tracking-unknown-word", Severity::error, "expected {what}, got '{word}'", "{what} est attendu, «\u202f{word}\u202f» n’en est pas un", "{hint}", "{hint}"},
};

}  // namespace

std::span<const DiagnosticText> tracking() { return kTexts; }

}  // namespace reprise::base::texts
