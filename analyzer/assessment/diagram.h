// A drawing as content: who is linked to whom, in which words. The layout and the ink are chart's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "scalar/decimal.h"

namespace reprise::assessment {

enum class BoxKind : std::uint8_t { group_head, association, company, cooperative, foundation, shared_services, public_body, sector, establishment, fold, unknown };
enum class LinkKind : std::uint8_t { control, services, property, membership, mandate, transfer };
/// What the takeover does to a thing: shown by shape, word and colour together.
enum class Change : std::uint8_t { none, joins, moves, doubled, leaves, planned };

/// When a thing is there, in a diagram that holds the group before and after at once.
enum class Presence : std::uint8_t { always, before, after };

/// A row inside a box: an establishment or a count of them.
struct BoxRow {
  std::string id;
  base::Text label;
  base::Text detail;  ///< "84 places", "? places"
  Change change = Change::none;
  std::string level;  ///< band id of its risk, or empty
  base::Text kind;    ///< what it is counted as when rows are folded: "EHPAD"; empty: unknown
  std::optional<scalar::Decimal> places;
  bool stands_out = false;  ///< stays named where the others are only counted: it changes, or will
  base::Text territory;     ///< region or town it stands in; empty: unknown
  Presence presence = Presence::always;
  bool operator==(const BoxRow&) const = default;
};

struct Box {
  std::string id;
  BoxKind kind = BoxKind::association;
  base::Text label;
  base::Text detail;  ///< second line: form, staff
  std::string cluster;  ///< id of the sector or legal person it stands in, or empty
  Change change = Change::none;
  std::vector<BoxRow> rows;
  bool uncertain = false;  ///< dashed, "?"
  std::string beside;      ///< outside every cluster, but drawn below this one: the association keeps its place before and after
  Presence presence = Presence::always;
  bool operator==(const Box&) const = default;
};

struct Cluster {
  std::string id;
  base::Text label;
  bool operator==(const Cluster&) const = default;
};

struct Link {
  std::string from;
  std::string to;
  LinkKind kind = LinkKind::control;
  base::Text label;   ///< "100 %", "?"
  std::optional<double> share;  ///< 0–1; drawn as width
  bool indirect = false;
  Change change = Change::none;
  Presence presence = Presence::always;
  bool operator==(const Link&) const = default;
};

struct Diagram {
  std::string id;  ///< before | after
  base::Text title;
  base::Text description;  ///< one sentence that says what to see
  std::vector<Cluster> clusters;
  std::vector<Box> boxes;
  std::vector<Link> links;
  bool operator==(const Diagram&) const = default;
};

}  // namespace reprise::assessment
