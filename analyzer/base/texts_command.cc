#include "base/texts.h"

namespace reprise::base::texts {
namespace {

constexpr DiagnosticText kTexts[] = {
    {"calendar-no-law", Severity::error, "expected the law of a country in {path}, got none", "le droit d’un pays est attendu dans {path}, il n’y en a pas",
     "routes and calendars come from files there, such as law/fr/routes.yaml", "voies et calendriers viennent de fichiers comme law/fr/routes.yaml"},
    {"calendar-unknown-route", Severity::error, "expected a route of the law, got '{route}'", "une voie du droit est attendue, «\u202f{route}\u202f» n’en est pas une", "{hint}", "{hint}"},
    {"folders-missing", Severity::error, "rules/, schemas/ and reports/ are not beside the program (tried {tried})",
     "les dossiers rules/, schemas/ et reports/ ne sont pas auprès du programme (essayé : {tried})",
     "set REPRISE_SHARE to the folder that holds them", "indiquez dans REPRISE_SHARE le dossier qui les contient"},
    {"check-no-schema", Severity::error, "expected a key `schema` that says what this file is", "une clé « schema » qui dit ce qu’est ce fichier est attendue",
     "a dossier starts with `schema: reprise/dossier/1`, a group with `schema: reprise/group/1`",
     "un dossier commence par « schema: reprise/dossier/1 », un groupe par « schema: reprise/group/1 »"},
    {"check-unknown-schema", Severity::error, "expected the name of a schema of Reprise, got `{got}`", "un schéma de Reprise est attendu, « {got} » n’en est pas un",
     "did you mean `{expected}`?", "vouliez-vous dire « {expected} » ?"},
    {"explain-unknown-rule", Severity::error, "no rule is called `{rule}`", "aucune règle ne s’appelle « {rule} »", "try `{nearest}`", "essayez « {nearest} »"},
    {"graph-unknown-name", Severity::error, "no rule, definition, fact or reference table is called `{name}`",
     "aucune règle, définition, table de référence ni aucun fait ne s’appelle « {name} »", "{hint}", "{hint}"},
    {"graph-unknown-family", Severity::error, "no family of rules is called `{family}`", "aucune famille de règles ne s’appelle « {family} »", "{hint}", "{hint}"},
    {"context-not-mapping", Severity::error, "expected a mapping of names to values, got something else", "un ensemble de noms et de valeurs est attendu",
     "write `headcount: 255` lines, or a FEEL context in a .feel file", "écrivez des lignes « headcount: 255 », ou un contexte FEEL dans un fichier .feel"},
    {"usage-command-unknown", Severity::error, "expected a command, got `{got}`", "une commande est attendue, « {got} » n’en est pas une", "{hint}", "{hint}"},
    {"usage-option-unknown", Severity::error, "`{command}` has no option `{got}`", "« {command} » n’a pas d’option « {got} »", "{hint}", "{hint}"},
    {"usage-argument-missing", Severity::error, "`{command}` expects {expected}", "« {command} » attend {expected}", "see `{command} --help`", "voyez « {command} --help »"},
    {"usage-argument-extra", Severity::error, "`{command}` does not expect `{got}`", "« {command} » n’attend pas « {got} »", "see `{command} --help`", "voyez « {command} --help »"},
    {"usage-value", Severity::error, "expected {expected} for {option}, got `{got}`", "{expected} : valeur attendue pour {option}, « {got} » reçu", "see `{command} --help`",
     "voyez « {command} --help »"},
    {"usage-choice", Severity::error, "expected {expected} for {option}, got `{got}`", "{expected} : valeur attendue pour {option}, « {got} » reçu", "did you mean `{nearest}`?",
     "vouliez-vous dire « {nearest} » ?"},
    {"chart-association-twice", Severity::error, "expected each association once, got `{id}` twice", "chaque association est attendue une fois, `{id}` est là deux fois",
     "leave one of the two files out", "retirez l’un des deux fichiers"},
    {"chart-one-association", Severity::error, "expected one association for this view, got several", "une seule association est attendue pour cette vue, il y en a plusieurs",
     "draw them one by one, or use --view after, diff or control", "dessinez-les une à une, ou prenez --view after, diff ou control"},
    {"chart-needs-association", Severity::error, "this view shows a group with an association, and none was given", "cette vue montre un groupe avec une association, et aucune n’est donnée", "add `--with DOSSIER`",
     "ajoutez « --with DOSSIER »"},
    {"chart-needs-name", Severity::error, "this view shows what a score is made of, and no family or rule was named",
     "cette vue montre de quoi une note est faite, et aucune famille ni règle n’est nommée", "add `--of overlap`, or the name of a rule",
     "ajoutez « --of overlap », ou le nom d’une règle"},
    {"chart-one-page", Severity::error, "the view {view} stands on one page, folded until it can be read there; there are no others for `--pages`",
     "la vue {view} tient sur une page, repliée jusqu’à s’y lire\u202f; il n’y en a pas d’autres pour « --pages »", "leave `--pages` out, or use --view before, after or diff",
     "retirez « --pages », ou prenez --view before, after ou diff"},
    {"usage-output-folder", Severity::error, "several formats need a folder to go to", "plusieurs formats demandent un dossier de destination", "add `-o FOLDER`", "ajoutez « -o DOSSIER »"},
    {"usage-doc-folder", Severity::error, "pages of several rules, or in several formats, need a folder to go to",
     "les fiches de plusieurs règles, ou en plusieurs formats, demandent un dossier de destination", "add `-o FOLDER`, or name one rule", "ajoutez « -o DOSSIER », ou nommez une règle"},
    {"out-of-memory", Severity::error, "not enough memory", "mémoire insuffisante", "", ""},
    {"internal", Severity::error, "internal error: {reason}", "faute interne : {reason}", "please report it with the command and its input",
     "merci de la signaler avec la commande et ses fichiers"},
    {"log-unwritable", Severity::error, "cannot open the log file: {reason}", "ouverture impossible du journal : {reason}", "", ""},
};

}  // namespace

std::span<const DiagnosticText> command() { return kTexts; }

}  // namespace reprise::base::texts
