#include "assessment/sample.h"

#include <utility>

namespace reprise::sample {
namespace {

using assessment::AlternativeValue;
using assessment::Assessment;
using assessment::Basis;
using assessment::Counterfactual;
using assessment::FactState;
using assessment::FactUse;
using assessment::FamilyScore;
using assessment::Finding;
using assessment::Gate;
using assessment::Location;
using assessment::OutcomeKind;
using assessment::ScaleRow;
using assessment::Unit;
using base::Text;
using scalar::Date;
using scalar::Decimal;

Decimal decimal(const char* text) { return *Decimal::parse(text); }
Date day(const char* text) { return *Date::parse(text); }

constexpr const char* kDossier = "examples/trois-rives/dossier.yaml";
constexpr const char* kGroup = "examples/horizon/group.yaml";

FactUse fact(const char* path, Text label, const char* value, Unit unit, const char* period, const char* source, std::uint32_t line) {
  FactUse use;
  use.path = path;
  use.label = std::move(label);
  use.state = FactState::known;
  use.unit = unit;
  use.value = value;
  use.period = period;
  use.basis = "audited";
  use.quality = "declared";
  if (*source != '\0') use.sources = {source};
  use.location = {kDossier, line, 7};
  return use;
}

FactUse unknown_fact(const char* path, Text label, Unit unit, std::uint32_t line) {
  FactUse use;
  use.path = path;
  use.label = std::move(label);
  use.unit = unit;
  use.location = {kDossier, line, 5};
  return use;
}

FactUse computed(const char* path, Text label, const char* value, Unit unit, std::vector<std::string> from) {
  FactUse use = fact(path, std::move(label), value, unit, "2024", "", 0);
  use.basis.clear();
  use.quality.clear();
  use.location = {};
  use.computed = true;
  use.from = std::move(from);
  return use;
}

FactUse cash() {
  FactUse use = fact("accounts[2024].cash", {"Trésorerie", "Cash"}, "", Unit::euro, "2024", "S2", 41);
  use.state = FactState::uncertain;
  use.low = decimal("120000");
  use.high = decimal("310000");
  use.page = 14;
  use.note = {"solde au 31 décembre, hors compte de dépôt des résidents", "balance on 31 December, residents’ deposits left out"};
  AlternativeValue bank;
  bank.value = "95000.50";
  bank.period = "2025-03";
  bank.basis = "estimate";
  bank.sources = {"S4"};
  bank.note = {"relevé de banque de mars", "bank statement of March"};
  bank.location = {kDossier, 45, 9};
  use.alternatives.push_back(bank);
  return use;
}

FactUse result() {
  FactUse use = fact("accounts[2024].result", {"Résultat de l’exercice", "Result of the year"}, "-1240000", Unit::euro, "2024", "S2", 33);
  use.state = FactState::uncertain;
  use.page = 3;
  AlternativeValue filed;
  filed.value = "-1180000";
  filed.period = "2024";
  filed.basis = "audited";
  filed.sources = {"S3"};
  filed.contradicts = true;
  filed.location = {kDossier, 36, 9};
  use.alternatives.push_back(filed);
  return use;
}

FactUse expenses() { return fact("accounts[2024].expenses", {"Charges d’exploitation", "Operating expenses"}, "9850000", Unit::euro, "2024", "S2", 30); }

ScaleRow row(const char* when, const char* risk, bool hit, bool reachable, Text label = {}) {
  return {when, decimal(risk), std::move(label), hit, reachable};
}

Finding finding(const char* rule, const char* family, Text title, Text sentence, OutcomeKind outcome, const char* low, const char* high, const char* weight) {
  Finding one;
  one.rule = rule;
  one.family = family;
  one.title = std::move(title);
  one.sentence = std::move(sentence);
  one.outcome = outcome;
  one.risk = {decimal(low), decimal(high)};
  one.weight = decimal(weight);
  one.location = {"rules/" + std::string(family) + "/" + rule + ".yaml", 12, 1};
  return one;
}

Finding negative_result() {
  Finding one = finding("result-trend", "financial", {"Résultat de l’exercice rapporté aux produits", "Result of the year as a share of income"},
                        {"Le déficit de 2024 atteint 14,4 % des produits.", "The deficit of 2024 reaches 14.4% of income."}, OutcomeKind::known, "100", "100", "3");
  one.why = {"Un déficit au-delà de 5 % des produits ne se rattrape pas par la seule gestion courante.",
             "A deficit beyond 5% of income is not made good by everyday management alone."};
  one.basis = Basis::practice;
  one.value = "-0.144";
  one.unit = Unit::share;
  one.band = "critical";
  one.remedy = {"Obtenir du financeur un plan de retour à l’équilibre signé, établissement par établissement.",
                "Have the funder sign a plan back to balance, establishment by establishment."};
  one.remedy_by = assessment::Actor::association;
  one.expression = "result() / income()";
  one.applies = "income() > 0";
  one.scale = {row(">= 0", "0", false, false), row("[-0.02..0)", "40", false, false), row("[-0.05..-0.02)", "70", false, false),
               row("< -0.05", "100", true, true, {"déficit structurel", "structural deficit"})};
  one.facts = {result(), fact("accounts[2024].income", {"Produits d’exploitation", "Operating income"}, "8610000", Unit::euro, "2024", "S2", 29),
               computed("result_share", {"Résultat / produits", "Result / income"}, "-0.144", Unit::share, {"accounts[2024].result", "accounts[2024].income"})};
  one.references = {"R1"};
  Counterfactual better;
  better.path = "accounts[2024].result";
  better.from = "-1240000";
  better.to = "-430500";
  better.unit = Unit::euro;
  better.risk_before = decimal("100");
  better.risk_after = decimal("70");
  better.who = assessment::Actor::association;
  better.sentence = {"Ramener le déficit à 430 500 € ferait passer le risque de 100 à 70.", "Bringing the deficit down to €430,500 would take the risk from 100 to 70."};
  one.counterfactuals = {better};
  one.level_changes_without_rule = true;
  one.order_changes_without_rule = true;
  return one;
}

Finding cash_days() {
  Finding one = finding("cash-days", "financial", {"Trésorerie nette en jours de charges", "Net cash in days of expenses"},
                        {"La trésorerie couvre entre 4 et 12 jours de charges.", "Cash covers between 4 and 12 days of expenses."}, OutcomeKind::uncertain, "60", "100", "3");
  one.why = {"Sous 30 jours, une paie retardée suffit à la cessation des paiements.", "Below 30 days one late subsidy is enough to stop payments."};
  one.value_low = decimal("4.4467");
  one.value_high = decimal("11.487");
  one.unit = Unit::days;
  one.remedy = {"Demander une avance sur dotation.", "Ask for an advance on the yearly grant."};
  one.remedy_by = assessment::Actor::authority;
  one.expression = "net_cash() * 365 / current_expenses()";
  one.applies = "current_expenses() > 0";
  one.scale = {row(">= 90", "0", false, false), row("[30..90)", "30", false, false), row("[10..30)", "60", false, true), row("< 10", "100", false, true)};
  one.facts = {cash(), expenses()};
  one.references = {"R2"};
  one.todays_yardstick = true;
  one.level_changes_with_thresholds = true;
  one.order_changes_with_thresholds = true;
  return one;
}

Finding social_debts() {
  Finding one = finding("social-arrears", "financial", {"Dettes sociales et fiscales échues", "Overdue social and tax debts"},
                        {"Les dettes sociales échues ne sont pas connues.", "Overdue social debts are not known."}, OutcomeKind::unknown, "0", "100", "2");
  one.why = {"Un retard à l’Urssaf ou à la retraite précède le plus souvent l’ouverture d’une procédure.", "Arrears to social funds most often precede insolvency proceedings."};
  one.unit = Unit::euro;
  one.expression = "debts.social_overdue";
  one.scale = {row("0", "0", false, true), row("(0..50000]", "50", false, true), row("> 50000", "100", false, true)};
  one.facts = {unknown_fact("debts.social_overdue", {"Dettes sociales échues", "Overdue social debts"}, Unit::euro, 52)};
  one.missing = {"debts.social_overdue"};
  one.references = {"R2"};
  one.possibly_applicable = true;
  return one;
}

Finding concentration() {
  Finding one = finding("funder-concentration", "financial", {"Dépendance au premier financeur", "Dependence on the first funder"},
                        {"Le premier financeur apporte 38 % des produits.", "The first funder gives 38% of income."}, OutcomeKind::known, "0", "0", "1");
  one.why = {"Au-delà de 60 %, une décision d’un seul financeur emporte l’association.", "Beyond 60% a decision of one funder carries the association away."};
  one.value = "0.38";
  one.unit = Unit::share;
  one.band = "low";
  one.expression = "max(funding.amount) / sum(funding.amount)";
  one.scale = {row("<= 0.4", "0", true, true), row("(0.4..0.6]", "50", false, false), row("> 0.6", "100", false, false)};
  one.facts = {fact("funding[departement].amount", {"Dotation du département", "Grant of the département"}, "3271800", Unit::euro, "2024", "S2", 60)};
  one.references = {"R1"};
  return one;
}

Finding vacancies() {
  Finding one = finding("vacancies", "staffing", {"Postes vacants", "Vacant posts"}, {"14 % des postes sont vacants.", "14% of posts are vacant."}, OutcomeKind::known, "70", "70", "2");
  one.why = {"Au-delà de 10 %, les équipes ne tiennent que par l’intérim.", "Beyond 10% the teams hold only with agency staff."};
  one.basis = Basis::published;
  one.value = "0.14";
  one.unit = Unit::share;
  one.band = "high";
  one.remedy = {"Ouvrir aux salariés la mobilité interne du groupe.", "Open the group’s internal moves to the staff."};
  one.remedy_by = assessment::Actor::group;
  one.expression = "workforce.vacancies / workforce.posts";
  one.scale = {row("< 0.05", "0", false, false), row("[0.05..0.1)", "40", false, false), row(">= 0.1", "70", true, true)};
  one.facts = {fact("workforce.vacancies", {"Postes vacants", "Vacant posts"}, "25", Unit::full_time_equivalents, "2025-03", "S1", 71),
               fact("workforce.posts", {"Postes autorisés", "Authorised posts"}, "178.6", Unit::full_time_equivalents, "2025-03", "S1", 70)};
  one.references = {"R3"};
  return one;
}

Finding departures() {
  Finding one = finding("turnover", "staffing", {"Départs dans l’année", "Departures in the year"}, {"Le nombre de départs n’est pas connu.", "The number of departures is not known."},
                        OutcomeKind::unknown, "0", "100", "2");
  one.unit = Unit::share;
  one.expression = "workforce.departures / workforce.headcount";
  one.scale = {row("< 0.15", "0", false, true), row("[0.15..0.25)", "50", false, true), row(">= 0.25", "100", false, true)};
  FactUse declared = fact("workforce.headcount", {"Effectif", "Headcount"}, "181", Unit::people, "2025-03", "S1", 68);
  declared.quality = "verified";
  one.facts = {unknown_fact("workforce.departures", {"Départs", "Departures"}, Unit::people, 74), declared};
  one.missing = {"workforce.departures"};
  one.references = {"R3"};
  return one;
}

Finding not_concerned() {
  Finding one = finding("doctor-shortage", "staffing", {"Postes de médecins vacants", "Vacant posts of doctors"}, {}, OutcomeKind::not_applicable, "0", "0", "2");
  one.possibly_applicable = false;
  FactUse none = unknown_fact("workforce.doctors", {"Médecins", "Doctors"}, Unit::people, 79);
  none.state = FactState::not_applicable;
  none.note = {"aucun service médical", "no medical service"};
  one.facts = {none};
  one.applies = "some service in services satisfies service.medical";
  one.lifecycle = assessment::Lifecycle::experimental;
  return one;
}

Finding overlap() {
  Finding one = finding("same-public-nearby", "overlap", {"Même public à moins de 15 km", "Same public within 15 km"},
                        {"La maison de retraite est à 6,2 km d’un établissement du groupe qui accueille le même public.",
                         "The nursing home stands 6.2 km from an establishment of the group for the same public."},
                        OutcomeKind::known, "50", "50", "3");
  one.why = {"Deux établissements voisins partagent familles, candidats à l’embauche et autorisation.", "Two neighbours share families, applicants and authorisation."};
  one.value = "6.2";
  one.unit = Unit::kilometres;
  one.band = "watch";
  one.expression = "nearest_same_public()";
  one.scale = {row("> 30", "0", false, false), row("(15..30]", "25", false, false), row("<= 15", "50", true, true)};
  one.facts = {computed("distance[ehpad-rives]", {"Distance à vol d’oiseau", "Distance as the crow flies"}, "6.2", Unit::kilometres,
                        {"services[ehpad-rives].place", "group.establishments[ehpad-aulnes].place"})};
  one.references = {"R1"};
  return one;
}

Finding faulty() {
  Finding one = finding("occupation", "overlap", {"Taux d’occupation", "Occupancy"}, {}, OutcomeKind::error, "0", "100", "1");
  one.problem = {"l’expression rend un texte, un nombre est attendu", "the expression gives a text, a number is expected"};
  one.expression = "services.occupied";
  one.lifecycle = assessment::Lifecycle::experimental;
  one.scale = {row(">= 0.9", "0", false, true), row("< 0.9", "100", false, true)};
  return one;
}

Finding size() {
  Finding one = finding("group-absorption", "group_capacity", {"Effectif rejoint rapporté à celui du groupe", "Joining staff against the group’s"},
                        {"L’association représente 9 % de l’effectif du groupe.", "The association is 9% of the group’s staff."}, OutcomeKind::known, "25", "25", "1");
  one.value = "0.0905";
  one.unit = Unit::share;
  one.band = "watch";
  one.expression = "workforce.headcount / group.workforce.headcount";
  one.scale = {row("< 0.05", "0", false, false), row("[0.05..0.1)", "25", true, true), row(">= 0.1", "75", false, false)};
  FactUse group = fact("group.workforce.headcount", {"Effectif du groupe", "Staff of the group"}, "2000", Unit::people, "2024", "G1", 12);
  group.location.file = kGroup;
  one.facts = {group};
  return one;
}

std::vector<assessment::Band> bands() {
  return {{"low", {"faible", "low"}, decimal("0")},
          {"watch", {"à surveiller", "watch"}, decimal("25")},
          {"high", {"élevé", "high"}, decimal("50")},
          {"critical", {"critique", "critical"}, decimal("75")}};
}

FamilyScore family(const char* id, Text title, const char* low, const char* high, const char* coverage, const char* level_low, const char* level_high) {
  FamilyScore one;
  one.family = id;
  one.title = std::move(title);
  one.score = assessment::Interval{decimal(low), decimal(high)};
  one.coverage = decimal(coverage);
  one.provisional = one.coverage < decimal("0.7");
  one.level_low = level_low;
  one.level_high = level_high;
  one.bands = bands();
  return one;
}

std::vector<FamilyScore> families() {
  FamilyScore financial = family("financial", {"Finances", "Finances"}, "53.3333333333333", "88.8888888888889", "0.4444", "high", "critical");
  financial.ignorance = {{"debts.social_overdue", {"Dettes sociales échues", "Overdue social debts"}, decimal("22.2222222222223"), false},
                         {"accounts[2024].cash", {"Trésorerie", "Cash"}, decimal("13.3333333333333"), false}};
  financial.weights_matter = true;
  financial.weights_matter_for_order = true;
  FamilyScore staffing = family("staffing", {"Personnel", "Staffing"}, "35", "85", "0.5", "watch", "critical");
  staffing.ignorance = {{"workforce.departures", {"Départs", "Departures"}, decimal("46"), false},
                        {"", {"Règles dont l’application est inconnue", "Rules that may or may not apply"}, decimal("4"), true}};
  FamilyScore overlap_family = family("overlap", {"Recoupement des services", "Overlap of services"}, "37.5", "62.5", "0.75", "watch", "high");
  overlap_family.ignorance = {{"services.occupied", {"Places occupées", "Occupied places"}, decimal("25"), false}};
  overlap_family.exact = true;
  FamilyScore capacity = family("group_capacity", {"Capacité du groupe", "Capacity of the group"}, "25", "25", "1", "watch", "watch");
  FamilyScore gates = family("gates", {"Points d’arrêt", "Gates"}, "0", "0", "1", "", "");
  gates.scored = false;
  gates.score.reset();
  gates.bands.clear();
  FamilyScore none = family("context", {"Contexte", "Context"}, "0", "0", "1", "", "");
  none.scored = false;
  none.applicable = false;
  none.score.reset();
  return {financial, staffing, overlap_family, capacity, gates, none};
}

std::vector<Gate> gates() {
  Gate payments;
  payments.rule = "cash-days";
  payments.title = {"Cessation des paiements", "Payments have stopped"};
  payments.families = {"financial"};
  payments.level = "critical";
  payments.state = assessment::GateState::possible;
  payments.when = "cash < overdue";
  payments.sentence = {"La trésorerie pourrait ne pas couvrir les dettes échues : demander l’état des dettes.", "Cash may not cover what is overdue: ask for the list of debts."};
  payments.facts = {cash(), unknown_fact("debts.social_overdue", {"Dettes sociales échues", "Overdue social debts"}, Unit::euro, 52)};
  payments.missing = {"debts.social_overdue"};
  payments.references = {"R2"};
  payments.basis = Basis::published;
  payments.location = {"rules/gates/payments.yaml", 4, 3};
  Gate going_concern;
  going_concern.rule = "auditor-opinion";
  going_concern.title = {"Continuité d’exploitation mise en doute", "Going concern in doubt"};
  going_concern.families = {"financial"};
  going_concern.level = "high";
  going_concern.state = assessment::GateState::fired;
  going_concern.when = "accounts[-1].auditor.going_concern_doubt";
  going_concern.sentence = {"Le commissaire aux comptes a déclenché l’alerte.", "The auditor has raised the alert."};
  going_concern.facts = {fact("accounts[2024].auditor.alert", {"Alerte du commissaire aux comptes", "Alert of the auditor"}, "phase 2", Unit::none, "2025", "S3", 49)};
  going_concern.location = {"rules/gates/auditor.yaml", 3, 3};
  Gate authorisation;
  authorisation.rule = "authorisation";
  authorisation.title = {"Autorisation suspendue", "Authorisation suspended"};
  authorisation.families = {"overlap"};
  authorisation.level = "critical";
  authorisation.when = "some service in services satisfies service.suspended";
  authorisation.location = {"rules/gates/authorisation.yaml", 3, 3};
  return {going_concern, payments, authorisation};
}

std::vector<assessment::DocumentRequest> documents() {
  assessment::DocumentRequest debts;
  debts.id = "aged-debts";
  debts.title = {"Balance âgée des dettes sociales et fiscales", "Aged balance of social and tax debts"};
  debts.holder = {"expert-comptable de l’association", "accountant of the association"};
  debts.points = decimal("22.2222222222223");
  debts.gives = {"debts.social_overdue"};
  debts.families = {"financial"};
  debts.blocking = true;
  assessment::DocumentRequest staff;
  staff.id = "staff-register";
  staff.title = {"Registre unique du personnel", "Staff register"};
  staff.holder = {"direction de l’association", "management of the association"};
  staff.points = decimal("46");
  staff.gives = {"workforce.departures"};
  staff.families = {"staffing"};
  assessment::DocumentRequest bank;
  bank.id = "bank-statements";
  bank.title = {"Relevés bancaires des douze derniers mois", "Bank statements of the last twelve months"};
  bank.holder = {"trésorier", "treasurer"};
  bank.points = decimal("13.3333333333333");
  bank.gives = {"accounts[2024].cash"};
  bank.families = {"financial"};
  return {debts, staff, bank};
}

assessment::Verdict verdict() {
  assessment::Verdict open;
  open.headline = {"ouvert : rejoindre sous conditions, ou renoncer", "open: join on conditions, or decline"};
  open.outcomes = {{"conditions",
                    {"Rejoindre sous conditions", "Join on conditions"},
                    {"L’adhésion reste possible si les conditions sont levées avant la signature.", "Joining stays possible if the conditions are met before signing."},
                    {{"finances élevées, aucune dette sociale échue", "finances high, no overdue social debt"}}},
                   {"decline",
                    {"Renoncer à la reprise", "Decline the takeover"},
                    {"Le risque dépasse ce que le groupe peut porter.", "The risk is beyond what the group can carry."},
                    {{"finances critiques", "finances critical"}, {"cessation des paiements avérée", "payments have stopped"}}}};
  open.blocking_unknown = {"debts.social_overdue"};
  return open;
}

std::vector<assessment::SourceReference> sources() {
  return {{"S1", "Bilan social 2025", "Les Trois Rives", "", day("2025-03-31"), "full", {kDossier, 101, 5}},
          {"S2", "Comptes annuels 2024", "Les Trois Rives", "https://example.org/comptes-2024.pdf", day("2025-04-15"), "part", {kDossier, 104, 5}},
          {"S3", "Rapport du commissaire aux comptes", "Cabinet Aubier", "", day("2025-05-02"), "declared", {kDossier, 108, 5}},
          {"S4", "Entretien avec le trésorier", "", "", std::nullopt, "memory", {kDossier, 111, 5}},
          {"G1", "Rapport d’activité du groupe", "Groupe Horizon", "https://example.org/horizon", day("2024-12-31"), "full", {kGroup, 80, 5}}};
}

std::vector<assessment::SourceReference> rule_sources() {
  return {{"R1", "Guide d’analyse financière des associations", "Éditeur fictif", "", std::nullopt, "full", {"rules/references/sources.yaml", 3, 3}},
          {"R2", "Tableau de bord de la prévention des difficultés", "Éditeur fictif", "", day("2023-06-01"), "memory", {"rules/references/sources.yaml", 9, 3}},
          {"R3", "Enquête emploi du secteur", "Éditeur fictif", "", day("2024-10-01"), "part", {"rules/references/sources.yaml", 15, 3}}};
}

assessment::Diagram before() {
  assessment::Diagram diagram;
  diagram.id = "before";
  diagram.title = {"Le groupe avant", "The group before"};
  diagram.description = {"Le groupe compte trois secteurs ; l’association est seule à côté.", "The group has three sectors; the association stands alone beside it."};
  diagram.clusters = {{"care", {"Soin", "Care"}}};
  assessment::Box head;
  head.id = "horizon";
  head.kind = assessment::BoxKind::group_head;
  head.label = Text::same("Groupe Horizon");
  head.detail = {"2 000 salariés", "2,000 staff"};
  assessment::Box care;
  care.id = "soin";
  care.kind = assessment::BoxKind::sector;
  care.label = Text::same("Horizon Soin");
  care.cluster = "care";
  care.rows = {{"aulnes", Text::same("Résidence des Aulnes"), {"84 places", "84 places"}, assessment::Change::doubled, "watch", Text::same("EHPAD"), decimal("84"), true, Text::same("Grand Est"), assessment::Presence::after}};
  diagram.boxes = {head, care};
  assessment::Link link;
  link.from = "horizon";
  link.to = "soin";
  link.label = Text::same("100 %");
  link.share = 1.0;
  diagram.links = {link};
  return diagram;
}

assessment::Diagram after() {
  assessment::Diagram diagram = before();
  diagram.id = "after";
  diagram.title = {"Le groupe après", "The group after"};
  diagram.description = {"L’association rejoint le secteur Soin et garde sa personne morale.", "The association joins the care sector and keeps its legal person."};
  assessment::Box rives;
  rives.id = "rives";
  rives.label = Text::same("Les Trois Rives");
  rives.change = assessment::Change::joins;
  rives.cluster = "care";
  rives.uncertain = true;
  rives.beside = "horizon";
  diagram.boxes.push_back(rives);
  assessment::Link link;
  link.from = "soin";
  link.to = "rives";
  link.kind = assessment::LinkKind::services;
  link.label = Text::same("?");
  link.indirect = true;
  link.change = assessment::Change::planned;
  diagram.links.push_back(link);
  return diagram;
}

void add_amounts(Assessment& made) {
  const FactUse staff = fact("workforce.headcount", {"Effectif", "Headcount"}, "181", Unit::people, "2025-03", "S1", 68);
  FactUse places = fact("services.places", {"Places autorisées", "Authorised places"}, "146", Unit::places, "2025", "S1", 82);
  made.key_figures = {{{"Effectif", "Headcount"}, staff},
                      {{"Places autorisées", "Authorised places"}, places},
                      {{"Charges", "Expenses"}, expenses()},
                      {{"Résultat", "Result"}, result()},
                      {{"Trésorerie", "Cash"}, cash()},
                      {{"Dettes sociales échues", "Overdue social debts"}, unknown_fact("debts.social_overdue", {"Dettes sociales échues", "Overdue social debts"}, Unit::euro, 52)}};
  FactUse group_result = fact("group.accounts[2024].result", {"Résultat du groupe", "Group result"}, "1900000", Unit::euro, "2024", "G1", 12);
  FactUse group_staff = fact("group.headcount", {"Effectif du groupe", "Group headcount"}, "2000", Unit::people, "2025-03", "G1", 5);
  FactUse group_cash = unknown_fact("group.accounts[2024].cash", {"Trésorerie du groupe", "Group cash"}, Unit::euro, 14);
  for (FactUse* use : {&group_result, &group_staff, &group_cash}) use->location.file = kGroup;
  using assessment::ShareRange;
  made.materiality = {
      {{"Déficit, en part du résultat du groupe", "Deficit, as a share of the group’s result"}, result(), group_result, ShareRange{decimal("0.621053"), decimal("0.652632")}, {}},
      {{"Effectif, en part de celui du groupe", "Staff, as a share of the group’s"}, staff, group_staff, ShareRange{decimal("0.0905"), decimal("0.0905")}, {}},
      {{"Trésorerie, en part de celle du groupe", "Cash, as a share of the group’s"}, cash(), group_cash, std::nullopt, {"group.accounts[2024].cash"}}};
  FactUse other = result();
  other.value = "-1180000";
  other.sources = {"S3"};
  other.alternatives.clear();
  other.location.line = 36;
  FactUse first = result();
  first.alternatives.clear();
  made.contradictions = {{"accounts[2024].result", {"Résultat de l’exercice", "Result of the year"}, {first, other}}};
  made.declared_unknown = {unknown_fact("debts.social_overdue", {"Dettes sociales échues", "Overdue social debts"}, Unit::euro, 52),
                           unknown_fact("workforce.departures", {"Départs", "Departures"}, Unit::people, 74)};
  FactUse late = fact("accounts[2025].result", {"Résultat 2025", "Result of 2025"}, "-300000", Unit::euro, "2025", "S2", 90);
  made.left_out = {late};
}

assessment::Quantity known(const char* number, std::vector<std::string> from) { return {decimal(number), decimal(number), std::move(from), {}}; }
assessment::Quantity lacking(std::vector<std::string> missing) { return {std::nullopt, std::nullopt, {}, std::move(missing)}; }

/// One of everything: known, between two ends, at least, unknown, not applicable.
assessment::Territories territories() {
  const std::string open = "services[lac].open";
  assessment::Territories told;
  told.closing = {{{"centre", "Centre <de> soins"}, {"Soins", "Care"}, "Cher (18)", known("40", {"services[centre].open"}), {{"autre", "L’autre centre"}},
                   known("0", {"group.services[autre].type"}), known("12", {"services[centre].zone_places"}), known("0", {"group.services[autre].type"})},
                  {{"lac", "Foyer du lac"}, {}, "", lacking({open}), {}, lacking({"services[lac].type"}), {}, lacking({"services[lac].type"})},
                  {{"rive", "Foyer de la rive"}, {"Foyer", "Home"}, "Cher (18)", known("8", {"services[rive].open"}), {}, known("1", {}), known("0", {}), known("1", {})}};
  told.places = {decimal("48"), std::nullopt, {"services[centre].open"}, {open}};
  told.without_group = {decimal("8"), std::nullopt, {}, {"services[lac].type"}};
  told.irreplaceable = {decimal("0"), std::nullopt, {}, {"services[lac].type"}};
  told.pathways = {{"Cher (18)", "adultes", {"travail"}, {"logement", "soins"}, {"logement", "soins"}, {"travail"}, {}},
                   {"Cher (18)", "mineurs", {}, {"protection"}, {"protection"}, {}, {"group.services[autre].publics"}}};
  told.duplicates = {{{"centre", "Centre <de> soins"}, {"annexe", "Annexe"}, {"Soins", "Care"}, known("3.2", {}), {"adultes"}}};
  told.duplicates_missing = {"services[lac].type"};
  told.head_offices = {{{"siege", "Siège"}, "Bourges", true, known("4", {"establishments[siege].headcount"}), {"paie"}},
                       {{"union", "Siège de l’union"}, "Nevers", false, lacking({"group.establishments[union].headcount"}), {}}};
  told.functions_doubled = {"paie"};
  told.head_offices_missing = {"group.establishments[union].functions"};
  told.concentrations = {{"Cher (18)", {"Soins", "Care"}, known("1500", {}), known("2312.5", {}), known("812.5", {}), false},
                         {"Cher (18)", {"Foyer", "Home"}, {decimal("244"), decimal("6328"), {}, {}}, {decimal("484"), decimal("6568"), {}, {}}, known("240", {}), false},
                         {"Nord", {"Foyer", "Home"}, lacking({"services[rive].zone_places"}), lacking({"services[rive].zone_places"}), lacking({"services[rive].zone_places"}), true}};
  told.matrix = {{"Cher (18)", {"Soins", "Care"}, 1, 1, known("25", {}), known("40", {}), known("65", {})},
                 {"Nièvre (58)", {"Logement", "Housing"}, 2, 0, known("80", {}), known("0", {}), known("80", {})},
                 {"", {}, 0, 1, known("0", {}), {decimal("0"), std::nullopt, {}, {open}}, {decimal("0"), std::nullopt, {}, {open}}}};
  told.placed = {{{"centre", "Centre <de> soins"}, true, "Bourges", 0}, {{"autre", "L’autre centre"}, false, "Moulins", 3}};
  told.labels = {{open, {"Places ouvertes (lac)", "Open places (lac)"}}, {"services[lac].type", {"Type de service (lac)", "Type of service (lac)"}}};
  return told;
}

assessment::Quantity between(const char* low, const char* high, std::vector<std::string> from) { return {decimal(low), decimal(high), std::move(from), {}}; }
assessment::Quantity at_least(const char* low, std::vector<std::string> missing) { return {decimal(low), std::nullopt, {}, std::move(missing)}; }

std::vector<assessment::ProFormaLine> joint_lines() {
  const std::string flows = "flows[repas].amount";
  return {{"total_income", {"Total des produits", "Total income"}, Unit::euro, known("42000000", {"group.accounts[2024].total_income"}), known("5200000", {"accounts[2024].total_income"}),
           between("20000", "30000", {flows}), between("47170000", "47180000", {"group.accounts[2024].total_income", "accounts[2024].total_income", flows})},
          {"result", {"Résultat de l’exercice", "Result for the year"}, Unit::euro, known("300000", {}), known("-420000", {"accounts[2024].result"}), known("0", {}), known("-120000", {})},
          {"financial_debt", {"Emprunts", "Loans"}, Unit::euro, at_least("0", {"group.accounts[2024].financial_debt"}), known("900000", {}), known("0", {}),
           at_least("900000", {"group.accounts[2024].financial_debt"})},
          {"equity", {"Fonds propres", "Equity"}, Unit::euro, lacking({"group.accounts[2024].equity"}), known("-80000", {}), known("0", {}), lacking({"group.accounts[2024].equity"})},
          {"current_expenses", {"Charges courantes", "Current expenses"}, Unit::euro, known("41000000", {}), known("5400000", {}), at_least("0", {"flows"}),
           {std::nullopt, decimal("46400000"), {}, {"flows"}}},
          {"headcount", {"Effectif", "Headcount"}, Unit::people, known("850", {}), between("96", "104", {"workforce.headcount"}), known("0", {}), between("946", "954", {})}};
}

/// A measure that is sure, one that may be nothing, a cost, one that says neither its year nor its effect.
assessment::Bridge bridge() {
  assessment::Bridge made;
  made.start_year = 2024;
  made.start = known("-420000", {"accounts[2024].result"});
  made.measures = {{"demenagement", "Déménagement <du siège>", "cost", known("-60000", {"measures[demenagement].amount"}), known("2026", {}), known("2026", {})},
                   {"aide", "Aide & transition", "income", between("0", "150000", {"measures[aide].amount"}), between("2026", "2027", {}), {}},
                   {"interim", "", "saving", between("350000", "400000", {"measures[interim].amount"}), known("2027", {}), {}},
                   {"autre", "Autre mesure", "", lacking({"measures[autre].amount", "measures[autre].kind"}), lacking({"measures[autre].first_year"}), lacking({"measures[autre].last_year"})}};
  made.years = {{2025, {}, known("-420000", {}), known("-510000", {"forecasts[2025].result"})},
                {2026, {{"demenagement", "begins", decimal("-480000"), decimal("-480000")}, {"aide", "may_begin", decimal("-480000"), decimal("-330000")}}, between("-480000", "-330000", {}), {}},
                {2027,
                 {{"demenagement", "ends", decimal("-420000"), decimal("-270000")}, {"aide", "has_begun", decimal("-420000"), decimal("-270000")},
                  {"interim", "begins", decimal("-70000"), decimal("130000")}, {"autre", "may_begin", std::nullopt, std::nullopt}},
                 lacking({"measures[autre].amount"}), {}}};
  made.measures_given = true;
  made.measures_complete = false;
  made.perhaps = 2027;
  made.aimed = 2028;
  return made;
}

assessment::ProForma pro_forma() {
  assessment::ProForma told;
  told.group_year = told.association_year = 2024;
  told.comes = "whole";
  told.lines = joint_lines();
  const auto people = [](const char* before, const char* association, const char* after) {
    return assessment::ProFormaLine{"headcount", {"Effectif", "Headcount"}, Unit::people, known(before, {}), known(association, {}), known("0", {}), known(after, {})};
  };
  told.sectors = {{"jeunesse", {"Jeunesse", "Youth"}, false, {people("500", "0", "500")}},
                  {"aines", {"Aînés <&>", "Older people <&>"}, true, {people("350", "100", "450")}},
                  {"", {}, false, {{"headcount", {"Effectif", "Headcount"}, Unit::people, lacking({"group.legal_persons"}), known("0", {}), known("0", {}), lacking({"group.legal_persons"})}}}};
  told.ratios = {{"margin", {"Résultat rapporté aux produits", "Result over income"}, Unit::share, known("0.0071", {}), between("-0.0026", "-0.0025", {})},
                 {"debt_years", {"Emprunts, en années", "Loans, in years"}, Unit::years, lacking({"group.accounts[2024].financial_debt"}), {}}};
  told.passing = {"stays", "stays", "stay", "stay", "partly", known("0", {"transaction.route"}), known("0", {}), known("0", {}), known("0", {}), lacking({"services"})};
  told.bridge = bridge();
  told.facts = {fact("accounts[2024].result", {"Résultat 2024", "Result 2024"}, "-420000", Unit::euro, "2024", "S1", 31),
                fact("measures[interim].amount", {"Montant annuel (interim)", "Amount a year (interim)"}, "375000", Unit::euro, "", "S2", 140)};
  told.labels = {{"group.accounts[2024].equity", {"Fonds propres du groupe 2024", "Group equity 2024"}},
                 {"group.accounts[2024].financial_debt", {"Emprunts du groupe 2024", "Group loans 2024"}},
                 {"flows", {"Flux avec le groupe", "Flows with the group"}},
                 {"services", {"Services", "Services"}},
                 {"group.legal_persons", {"Personnes morales", "Legal persons"}},
                 {"measures[autre].amount", {"Montant annuel (autre)", "Amount a year (autre)"}}};
  return told;
}

assessment::CalendarStep step(const char* id, Text title, Text phase, const char* start, const char* finish, assessment::LegalBasis basis) {
  assessment::CalendarStep made;
  made.id = id;
  made.title = std::move(title);
  made.phase = std::move(phase);
  made.actor = {"Les deux conseils", "Both boards"};
  made.output = {"Procès-verbal", "Minutes"};
  made.clock = "wait";
  made.start = day(start);
  made.finish = day(finish);
  made.basis = std::move(basis);
  return made;
}

/// The dossier's own: a step that has begun, one to be checked, one with a limit and slack, one whose text came later, what comes after the effect.
assessment::LegalRoute affiliation() {
  const Text prepare{"Préparer", "Prepare"};
  const Text decide{"Décider", "Decide"};
  assessment::LegalRoute route;
  route.id = "affiliation";
  route.title = {"Affiliation", "Affiliation"};
  route.chosen = true;
  route.open = "open";
  route.legal_person = {"Elle demeure.", "It stays."};
  route.employer = {"Il ne change pas.", "It does not change."};
  route.debts = {"Elles restent.", "They stay."};
  route.agreements = {"Ils continuent.", "They go on."};
  route.votes = {"L’assemblée générale.", "The general meeting."};
  route.authorities = {"Aucune.", "None."};
  route.reversible = {"En partie.", "Partly."};
  route.basis = {Text::same("Loi du 1er juillet 1901, art. 1 et 5 ; C. com. L642-1 à L642-8"), "secondary", {}};
  auto audits = step("due-diligence", {"Audits croisés", "Due diligence on both sides"}, prepare, "2025-06-02", "2025-07-30", {{"usage", "practice"}, "secondary", {}});
  audits.critical = true;
  audits.done = "started";
  audits.sources = {"S3"};
  audits.slack = 0;
  auto lenders = step("lenders-consent", {"Accord des prêteurs <& bailleurs>", "Consent of lenders <& lessors>"}, prepare, "2025-07-30", "2025-08-29", {{"contrats", "contracts"}, "memory", {}});
  lenders.to_check = true;
  lenders.missing = {"transaction.consent_clauses"};
  auto works_council = step("works-council", {"Consultation du CSE", "Consultation of the works council"}, prepare, "2025-07-30", "2025-08-30",
                            {Text::same("C. trav. L2312-8 et R2312-6"), "text", {"Le silence vaut avis négatif.", "Silence counts as a negative opinion."}});
  works_council.critical = true;
  works_council.silence = "counts_as_opinion";
  works_council.slack = 0;
  works_council.late_start = works_council.start;
  works_council.late_finish = works_council.finish;
  auto statutes = step("new-statutes", {"Projet de statuts", "Draft statutes"}, decide, "2025-07-30", "2025-08-09", {{"liberté des statuts", "freedom of statutes"}, "secondary", {}});
  statutes.slack = 21;
  statutes.late_start = day("2025-08-20");
  statutes.late_finish = day("2025-08-30");
  auto vote = step("general-meeting", {"Assemblée générale extraordinaire", "Extraordinary general meeting"}, decide, "2025-08-30", "2025-09-15", {Text::same("Décret du 16 août 1901, art. 15-1 et suivants"), "memory", {}});
  vote.critical = true;
  vote.slack = 0;
  vote.limit = day("2025-09-30");
  vote.later_text = true;
  route.steps = {audits, lenders, statutes, works_council, vote};
  route.vote = day("2025-09-15");
  route.effect = day("2025-09-15");
  route.effect_at_best = day("2025-09-15");
  route.effect_at_limit = day("2025-09-30");
  route.critical = {"due-diligence", "works-council", "general-meeting"};
  route.after_effect = {{"declarations-made", {"Déclarations", "Declarations"}, day("2025-12-15"), true, {"transaction.consent_clauses"}, {Text::same("Loi du 1er juillet 1901, art. 5"), "memory", {}}}};
  route.cash_lasts_beyond_vote_low = -23;
  route.cash_lasts_beyond_vote_high = 9;
  return route;
}

assessment::Calendar calendar() {
  assessment::LegalRoute sale;
  sale.id = "court_sale";
  sale.title = {"Plan de cession", "Court-ordered sale"};
  sale.open = "closed";
  sale.closed = {"L’association peut payer.", "The association can pay."};
  sale.debts = {"Aucune.", "None."};
  sale.basis = {Text::same("C. com. L642-1 à L642-8"), "text", {}};
  sale.effect = sale.effect_at_best = sale.effect_at_limit = day("2025-06-30");
  assessment::LegalRoute mandate;
  mandate.id = "mandate";
  mandate.title = {"Mandat de gestion", "Management mandate"};
  mandate.open = "unknown";
  mandate.missing = {"accounts[2024].available_assets"};
  mandate.basis = {Text::same("C. civ. art. 1984 et suivants"), "memory", {}};
  mandate.effect = mandate.effect_at_limit = day("2025-09-03");
  mandate.effect_at_best = day("2025-08-01");
  assessment::Calendar told;
  told.association_id = "trois-rives";
  told.association_name = "Les Trois Rives";
  told.as_of = day("2025-06-30");
  told.from = day("2025-06-30");
  told.local_law = true;
  told.cash_ends_low = day("2025-08-23");
  told.cash_ends_high = day("2025-09-24");
  told.routes = {affiliation(), sale, mandate};
  told.labels = {{"accounts[2024].available_assets", {"Actif disponible 2024", "Available assets 2024"}}, {"transaction.consent_clauses", {"Clauses d’agrément", "Consent clauses"}}};
  return told;
}

}  // namespace

Assessment fictional_assessment() {
  Assessment made;
  made.tool_version = "0.1.0";
  made.as_of = day("2025-06-30");
  made.fictional = true;
  made.association_id = "trois-rives";
  made.association_name = "Les Trois Rives";
  made.group_id = "horizon";
  made.group_name = "Groupe Horizon";
  made.route = "affiliation";
  made.route_words = {"rejoint", "joins"};
  made.dossier_file = kDossier;
  made.group_file = kGroup;
  made.rule_set = {"rules", 24, "9f2c4f0d5f6a41b7a0c2d3e4f5061728394a5b6c7d8e9f00112233445566778f"};
  made.dossier_digest = "3b1c2d4e5f60718293a4b5c6d7e8f90011223344556677889900aabbccddeeff";
  made.group_digest = "c0ffee00112233445566778899aabbccddeeff00112233445566778899aabbcc";
  made.command = "reprise assess examples/trois-rives/dossier.yaml --group examples/horizon/group.yaml --at 2025-06-30";
  made.verdict = verdict();
  made.families = families();
  made.findings = {negative_result(), cash_days(), social_debts(), concentration(), vacancies(), departures(), not_concerned(), overlap(), faulty(), size()};
  made.gates = gates();
  made.documents = documents();
  add_amounts(made);
  made.timeline = {{"2023-11", true, {"Le directeur quitte l’association.", "The director leaves the association."}, {"S4"}, {kDossier, 120, 5}},
                   {"2025-05-02", false, {"Le commissaire aux comptes déclenche l’alerte.", "The auditor raises the alert."}, {"S3"}, {kDossier, 122, 5}}};
  made.sources = sources();
  made.rule_sources = rule_sources();
  made.pro_forma = pro_forma();
  made.territories = territories();
  made.calendar = calendar();
  made.before = before();
  made.after = after();
  return made;
}

}  // namespace reprise::sample
