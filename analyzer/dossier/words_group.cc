#include "dossier/vocabulary.h"

namespace reprise::dossier {
namespace {

using enum ValueKind;

constexpr Word kWords[] = {
    {"group", "headcount", count, Unit::people, "Effectif du groupe", "Group headcount", ""},
    {"group", "establishments_count", count, Unit::count, "Établissements du groupe", "Group establishments", ""},
    {"group", "entities", count, Unit::count, "Personnes morales du groupe", "Legal persons of the group", ""},
    {"group", "integration_leads", count, Unit::people, "Responsables d’intégration", "Integration leads", ""},
    {"group", "integrations_24_months", count, Unit::count, "Intégrations des 24 derniers mois", "Integrations in the last 24 months", ""},
    {"group", "mergers_completed", count, Unit::count, "Reprises déjà menées à bien", "Takeovers already completed", ""},
    {"group", "same_funder_share", share, Unit::share, "Part du premier financeur du groupe", "Share of the group’s largest funder", ""},
    {"group", "head_office_authorised", flag, Unit::none, "Frais de siège autorisés", "Head-office costs authorised", ""},

    // What the group has decided to take: set by its own board, never by us.
    {"group.policy", "smallest_headcount", count, Unit::people, "Plus petit effectif repris", "Smallest headcount taken", ""},
    {"group.policy", "largest_headcount", count, Unit::people, "Plus grand effectif repris", "Largest headcount taken", ""},
    {"group.policy", "largest_annual_loss", amount, Unit::euro, "Plus grande perte annuelle admise", "Largest annual loss accepted", ""},

    {"group.accounts[]", "basis", enumeration, Unit::none, "Base", "Basis", "audited|filed|forecast|estimated"},
    {"group.accounts[]", "total_income", amount, Unit::euro, "Produits du groupe", "Group income", ""},
    {"group.accounts[]", "result", amount, Unit::euro, "Résultat du groupe", "Group result", ""},
    {"group.accounts[]", "cash", amount, Unit::euro, "Trésorerie du groupe", "Group cash", ""},
    {"group.accounts[]", "current_expenses", amount, Unit::euro, "Charges courantes du groupe", "Group current expenses", ""},
    {"group.accounts[]", "equity", amount, Unit::euro, "Fonds propres du groupe", "Group equity", ""},
    {"group.accounts[]", "provisions", amount, Unit::euro, "Provisions du groupe", "Group provisions", ""},
    {"group.accounts[]", "financial_debt", amount, Unit::euro, "Emprunts du groupe", "Group loans", ""},
    {"group.accounts[]", "caf", amount, Unit::euro, "Capacité d’autofinancement du groupe", "Group self-financing capacity", ""},
    {"group.accounts[]", "head_office_costs", amount, Unit::euro, "Frais de siège du groupe", "Group head-office costs", ""},

    {"group.establishments[]", "name", text, Unit::none, "Nom", "Name", ""},
    {"group.establishments[]", "kind", enumeration, Unit::none, "Type", "Kind",
     "hospital|nursing_home|nursing_home_group|child_protection|disability|sheltered_work|training|education|housing|catering|head_office|other"},
    {"group.establishments[]", "legal_person", text, Unit::none, "Personne morale", "Legal person", ""},
    {"group.establishments[]", "sector", text, Unit::none, "Secteur", "Sector", ""},
    {"group.establishments[]", "commune", text, Unit::none, "Commune", "Commune", ""},
    {"group.establishments[]", "insee", text, Unit::none, "Code INSEE de la commune", "INSEE code of the commune", ""},
    {"group.establishments[]", "latitude", number, Unit::degrees, "Latitude", "Latitude", ""},
    {"group.establishments[]", "longitude", number, Unit::degrees, "Longitude", "Longitude", ""},
    {"group.establishments[]", "capacity", count, Unit::places, "Places ou lits", "Places or beds", ""},
    {"group.establishments[]", "headcount", count, Unit::people, "Effectif", "Headcount", ""},
    {"group.establishments[]", "functions", text_list, Unit::none, "Fonctions de siège", "Head-office functions", ""},

    {"group.services[]", "name", text, Unit::none, "Nom", "Name", ""},
    {"group.services[]", "type", text, Unit::none, "Type de service", "Type of service", ""},
    {"group.services[]", "establishment", text, Unit::none, "Établissement", "Establishment", ""},
    {"group.services[]", "legal_person", text, Unit::none, "Personne morale", "Legal person", ""},
    {"group.services[]", "publics", text_list, Unit::none, "Publics", "People served", ""},
    {"group.services[]", "needs", text_list, Unit::none, "Besoins couverts", "Needs met", ""},
    {"group.services[]", "commune", text, Unit::none, "Commune", "Commune", ""},
    {"group.services[]", "insee", text, Unit::none, "Code INSEE de la commune", "INSEE code of the commune", ""},
    {"group.services[]", "zone", text, Unit::none, "Territoire", "Territory", ""},
    {"group.services[]", "latitude", number, Unit::degrees, "Latitude", "Latitude", ""},
    {"group.services[]", "longitude", number, Unit::degrees, "Longitude", "Longitude", ""},
    {"group.services[]", "open", count, Unit::places, "Places ouvertes", "Open places", ""},
    {"group.services[]", "occupied", number, Unit::places, "Places occupées en moyenne", "Places occupied on average", ""},

    {"group.funding[]", "funder", text, Unit::none, "Financeur", "Funder", ""},
    {"group.funding[]", "amount", amount, Unit::euro, "Montant", "Amount", ""},

    {"group.sizes[]", "headcount", count, Unit::people, "Effectif du groupe", "Group headcount", ""},
    {"group.sizes[]", "establishments", count, Unit::count, "Établissements du groupe", "Group establishments", ""},
    {"group.sizes[]", "legal_persons", count, Unit::count, "Personnes morales du groupe", "Legal persons of the group", ""},
    {"group.sizes[]", "income", amount, Unit::euro, "Produits ou budget du groupe", "Group income or budget", ""},
    {"group.sizes[]", "sectors", count, Unit::count, "Secteurs du groupe", "Group sectors", ""},
    {"group.sizes[]", "regions", count, Unit::count, "Régions du groupe", "Group regions", ""},
    {"group.sizes[]", "overseas_departments", count, Unit::count, "Départements d’outre-mer du groupe", "Group overseas departments", ""},
    {"group.sizes[]", "countries", count, Unit::count, "Pays du groupe", "Group countries", ""},

    {"group.takeovers[]", "number", count, Unit::count, "Reprises de l’année", "Takeovers of the year", ""},

    {"group.legal_persons[]", "headcount", count, Unit::people, "Effectif", "Headcount", ""},
    {"group.legal_persons[]", "total_income", amount, Unit::euro, "Produits", "Income", ""},
    {"group.legal_persons[]", "result", amount, Unit::euro, "Résultat", "Result", ""},
    {"group.legal_persons[]", "commune", text, Unit::none, "Siège", "Seat", ""},
    {"group.legal_persons[]", "founded", date, Unit::none, "Création", "Founded", ""},
};

constexpr ListSection kLists[] = {
    {"group.accounts[]", "year", "Comptes du groupe", "Group accounts"},
    {"group.establishments[]", "id", "Établissements du groupe", "Group establishments"},
    {"group.services[]", "id", "Services du groupe", "Group services"},
    {"group.funding[]", "id", "Financements du groupe", "Group funding"},
    {"group.sizes[]", "year", "Taille du groupe", "Size of the group"},
    {"group.takeovers[]", "year", "Reprises du groupe", "Group takeovers"},
    {"group.legal_persons[]", "id", "Personnes morales", "Legal persons"},
};

}  // namespace

std::span<const Word> group_words() { return kWords; }
std::span<const ListSection> group_lists() { return kLists; }

}  // namespace reprise::dossier
