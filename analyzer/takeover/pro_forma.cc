#include "takeover/pro_forma.h"

#include <algorithm>
#include <array>

#include "takeover/bounds.h"
#include "takeover/bridge.h"
#include "takeover/coming.h"
#include "takeover/neighbours.h"
#include "takeover/offer.h"

namespace reprise::takeover {
namespace {

using dossier::Dossier;
using dossier::Entry;
using dossier::EntryList;
using dossier::Group;
using dossier::LegalPerson;
using scalar::Decimal;

constexpr std::array<std::string_view, 9> kLines = {"total_income", "current_expenses", "result",     "caf",           "head_office_costs",
                                                    "cash",         "equity",           "provisions", "financial_debt"};
/// What one pays the other is income of the one and an expense of the other.
constexpr std::array<std::string_view, 2> kFlowLines = {"total_income", "current_expenses"};
constexpr std::array<std::string_view, 3> kSectorLines = {"headcount", "total_income", "result"};

bool carries_flows(std::string_view line) { return std::ranges::find(kFlowLines, line) != kFlowLines.end(); }

int year_of(const Entry& entry) { return static_cast<int>(Decimal::parse(entry.identity).value_or(Decimal(0)).to_integer().value_or(0)); }

int last_year_of(const EntryList& list) { return list.entries.empty() ? 0 : year_of(list.entries.back()); }

void settle_years(ProForma& made, const EntryList& own, const EntryList& group) {
  made.group_year = last_year_of(group);
  made.association_year = last_year_of(own);
  for (const Entry& entry : own.entries) {
    if (group.find(entry.identity) != nullptr) made.group_year = made.association_year = year_of(entry);
  }
}

Bounded in_group(const Group& group, int year, std::string_view word) {
  const Entry* entry = group.list("accounts").find(std::to_string(year));
  if (entry != nullptr) return bounds_in(entry->section, word, sign_of(word));
  return unknown(year == 0 ? "group.accounts" : "group.accounts[" + std::to_string(year) + "]." + std::string(word), sign_of(word));
}

/// All flows declared, of which those of the sites that pass are some where only sites do.
Bounded flows_between(const Dossier& dossier, Comes comes) {
  if (comes == Comes::nothing) return exactly(Decimal(0), "transaction.route");
  const EntryList& flows = dossier.list("flows");
  Bounded sum = exactly(Decimal(0));
  for (const Entry& flow : flows.entries) sum = plus(sum, bounds_in(flow.section, "amount", Sign::never_negative));
  if (!flows.given || !flows.complete) sum = plus(sum, unknown("flows", Sign::never_negative));
  return comes == Comes::whole ? sum : some_of(sum);
}

/// Accounts of two years are not added: the group's year of the association, or the association's of the group, misses.
Bounded comparable(const Bounded& target, const Coming& of_that_year, std::string_view line, bool is_same_year) {
  return is_same_year ? target : of_that_year.line(line);
}

std::vector<ProFormaLine> lines_of(const Dossier& dossier, const Group& group, const ProForma& made) {
  const Coming coming(dossier, made.association_year);
  const bool is_same_year = made.association_year == made.group_year;
  const Coming of_that_year(dossier, made.group_year == 0 ? made.association_year : made.group_year);
  const Bounded flows = flows_between(dossier, made.comes);
  std::vector<ProFormaLine> lines;
  for (const std::string_view id : kLines) {
    ProFormaLine line;
    line.id = id;
    line.before = in_group(group, made.group_year, id);
    line.target = coming.line(id);
    line.flows = carries_flows(id) ? flows : exactly(Decimal(0));
    line.after = minus(plus(line.before, comparable(line.target, of_that_year, id, is_same_year)), line.flows);
    lines.push_back(std::move(line));
  }
  ProFormaLine staff{"headcount", bounds_in(group.section("group"), "headcount", Sign::never_negative), coming.headcount(), exactly(Decimal(0)), {}};
  staff.after = plus(staff.before, staff.target);
  lines.push_back(std::move(staff));
  return lines;
}

const ProFormaLine& line_of(const std::vector<ProFormaLine>& lines, std::string_view id) { return *std::ranges::find(lines, id, &ProFormaLine::id); }

std::string sector_joined(const Dossier& dossier, const Group& group) {
  const std::string named = words_in(dossier.section("transaction"), "sector");
  if (!named.empty()) return named;
  const auto person = std::ranges::find(group.legal_persons, words_in(dossier.section("transaction"), "joins"), &LegalPerson::id);
  return person == group.legal_persons.end() ? std::string() : person->sector;
}

bool is_part(const LegalPerson& person, const scalar::Date& on) { return !person.outside && person.life.covers(on); }

/// The group may have more legal persons than are listed; then no sum over those is the whole.
bool lists_fewer_than_there_are(const Group& group, const scalar::Date& on) {
  const Bounded count = bounds_in(group.section("group"), "entities", Sign::never_negative);
  const auto listed = std::ranges::count_if(group.legal_persons, [&](const LegalPerson& person) { return is_part(person, on); });
  return !count.high || *count.high > Decimal(static_cast<std::int64_t>(listed));
}

std::vector<std::string> sector_ids(const Dossier& dossier, const Group& group) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  };
  for (const dossier::Sector& sector : group.sectors) {
    if (sector.life.covers(dossier.as_of)) add(sector.id);
  }
  for (const LegalPerson& person : group.legal_persons) {
    if (is_part(person, dossier.as_of)) add(person.sector);
  }
  add(sector_joined(dossier, group));
  return ids;
}

/// Of its legal persons, flows between them still in.
Bounded of_sector(const Group& group, const std::string& sector, std::string_view word, const scalar::Date& on) {
  Bounded sum = exactly(Decimal(0));
  for (const LegalPerson& person : group.legal_persons) {
    if (is_part(person, on) && person.sector == sector) sum = plus(sum, bounds_in(person.section, word, sign_of(word)));
  }
  return lists_fewer_than_there_are(group, on) ? plus(sum, unknown("group.legal_persons", sign_of(word))) : sum;
}

std::vector<ProFormaSector> sectors_of(const Dossier& dossier, const Group& group, const ProForma& made) {
  const std::string joined = sector_joined(dossier, group);
  std::vector<ProFormaSector> sectors;
  for (const std::string& id : sector_ids(dossier, group)) {
    ProFormaSector sector{id, id == joined, {}};
    for (const std::string_view word : kSectorLines) {
      const Bounded target = id == joined ? line_of(made.lines, word).target : exactly(Decimal(0));
      ProFormaLine line{std::string(word), of_sector(group, id, word, dossier.as_of), target, exactly(Decimal(0)), {}};
      line.after = plus(line.before, line.target);
      sector.lines.push_back(std::move(line));
    }
    sectors.push_back(std::move(sector));
  }
  return sectors;
}

std::vector<ProFormaRatio> ratios_of(const std::vector<ProFormaLine>& lines) {
  using Side = Bounded ProFormaLine::*;
  const auto of = [&](std::string_view id, Side side) -> const Bounded& { return line_of(lines, id).*side; };
  const auto quotient = [&](const char* id, std::string_view over, std::string_view under, int times = 1) {
    const auto at = [&](Side side) { return divided(of(over, side), of(under, side), Decimal(times)); };
    return ProFormaRatio{id, at(&ProFormaLine::before), at(&ProFormaLine::after)};
  };
  const auto debt_share = [&](Side side) { return part_in(of("financial_debt", side), plus(of("equity", side), of("provisions", side))); };
  return {quotient("margin", "result", "total_income"),
          quotient("cash_days", "cash", "current_expenses", 365),
          {"debt_share", debt_share(&ProFormaLine::before), debt_share(&ProFormaLine::after)},
          quotient("debt_years", "financial_debt", "caf"),
          quotient("head_office_share", "head_office_costs", "current_expenses")};
}

}  // namespace

ProForma pro_forma(const Dossier& dossier, const Group& group) {
  ProForma made;
  settle_years(made, dossier.list("accounts"), group.list("accounts"));
  made.comes = comes_by(dossier);
  made.lines = lines_of(dossier, group, made);
  made.sectors = sectors_of(dossier, group, made);
  made.ratios = ratios_of(made.lines);
  made.bridge = bridge_of(dossier);
  return made;
}

}  // namespace reprise::takeover
