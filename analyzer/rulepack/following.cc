#include "rulepack/following.h"

#include <algorithm>
#include <optional>

#include "rulepack/names.h"

namespace reprise::rulepack {
namespace {

using feel::NodeKind;
using feel::SyntaxNode;
using Path = std::vector<std::string>;

// Beyond these a call is followed as if nothing were known of its arguments, so that a folder made to blow up cannot.
constexpr std::size_t kMostCalls = 10'000;
constexpr std::size_t kDeepestCall = 50;
constexpr std::size_t kDeepestEntries = 4;  // of contexts within contexts

std::string printed(const Origins& origins) {
  std::string text = "{";
  for (const Path& path : origins.paths) {
    for (const std::string& name : path) text += name + ".";
    text += ",";
  }
  for (const auto& [name, entry] : origins.entries) text += name + "=" + printed(entry);
  return text + "}";
}

Origins shallow(const Origins& origins, std::size_t levels) {
  Origins made;
  made.paths = origins.paths;
  if (levels == 0) return made;
  for (const auto& [name, entry] : origins.entries) made.entries.emplace(name, shallow(entry, levels - 1));
  return made;
}

}  // namespace

void Origins::add(const Origins& other) {
  paths.insert(other.paths.begin(), other.paths.end());
  for (const auto& [name, entry] : other.entries) entries[name].add(entry);
}

/// One expression, with the names bound around each of its nodes.
class Walk {
 public:
  Walk(Following& following, const feel::Syntax& syntax, const feel::Origin& origin, Requirements& needed)
      : following_(following), syntax_(syntax), origin_(origin), needed_(needed) {}

  void bind(const std::string& name, Origins origins) { scopes_.push_back({{{name, std::move(origins)}}, {}}); }
  Origins follow_root() { return follow(syntax_.root); }
  Origins consume_root() { return consumed(syntax_.root); }

 private:
  /// Names bound by a loop, a function, a context or a filter; of a filter, the entries of its item too.
  struct Scope {
    std::map<std::string, Origins> names;
    std::optional<Origins> item;
  };

  Origins follow(feel::NodeIndex index) {
    const SyntaxNode& node = syntax_.at(index);
    switch (node.kind) {
      case NodeKind::name: return named(node);
      case NodeKind::path: return entry_of(follow(node.children.front()), node.text, node);
      case NodeKind::filter: return filtered(node);
      case NodeKind::call: return call(node);
      case NodeKind::conditional: return conditional(node);
      case NodeKind::for_loop:
      case NodeKind::some:
      case NodeKind::every: return loop(node);
      case NodeKind::context: return context(node);
      case NodeKind::function: return function(node, {});
      case NodeKind::list: return united(node);
      default: break;
    }
    for (const feel::NodeIndex child : node.children) consumed(child);
    return {};
  }

  /// The value is looked at: of a list, which entries there are matters. What a call gives was looked at where it was made.
  Origins consumed(feel::NodeIndex index) {
    Origins origins = follow(index);
    const SyntaxNode& node = syntax_.at(index);
    for (const Path& path : origins.paths) {
      if (node.kind != NodeKind::call && !is_leaf(path)) need(path, node);
    }
    return origins;
  }

  void need(const Path& path, const SyntaxNode& node) {
    std::string text;
    Path names;
    for (const std::string& name : path) {
      const auto around = following_.vocabulary_.find(names);
      if (!names.empty() && around && around->is_list) text += "[*]";
      text += (text.empty() ? "" : ".") + name;
      names.push_back(name);
    }
    needed_.facts.try_emplace(text, origin_(node.span));
  }

  [[nodiscard]] bool exists(const Path& path) const { return following_.vocabulary_.find(path).has_value(); }
  [[nodiscard]] bool is_leaf(const Path& path) const {
    const auto declared = following_.vocabulary_.find(path);
    return declared && !declared->is_list && declared->entries.empty();
  }

  /// A fact is needed as soon as it is named; a list or a section, when it is looked at.
  Origins reached(const Path& path, const SyntaxNode& node) {
    if (is_leaf(path)) need(path, node);
    return {{path}, {}};
  }

  Origins entry_of(const Origins& object, const std::string& name, const SyntaxNode& node) {
    Origins found;
    for (const Path& path : object.paths) {
      Path below = path;
      below.push_back(name);
      if (exists(below)) found.add(reached(below, node));
    }
    if (const auto entry = object.entries.find(name); entry != object.entries.end()) found.add(entry->second);
    return found;
  }

  [[nodiscard]] bool has_entry(const Origins& object, const std::string& name) const {
    if (object.entries.contains(name)) return true;
    return std::any_of(object.paths.begin(), object.paths.end(), [&](Path path) {
      path.push_back(name);
      return exists(path);
    });
  }

  Origins named(const SyntaxNode& node) {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (scope->item && has_entry(*scope->item, node.text)) return entry_of(*scope->item, node.text, node);
      if (const auto found = scope->names.find(node.text); found != scope->names.end()) return found->second;
    }
    return exists({node.text}) ? reached({node.text}, node) : Origins{};
  }

  [[nodiscard]] bool is_bound(const std::string& name) const {
    return std::any_of(scopes_.begin(), scopes_.end(),
                       [&](const Scope& scope) { return scope.names.contains(name) || (scope.item && has_entry(*scope.item, name)); });
  }

  Origins filtered(const SyntaxNode& node) {
    Origins list = consumed(node.children.front());
    scopes_.push_back({{{"item", list}}, list});
    consumed(node.children[1]);
    scopes_.pop_back();
    return list;
  }

  Origins conditional(const SyntaxNode& node) {
    consumed(node.children.front());
    Origins either = follow(node.children[1]);
    either.add(follow(node.children[2]));
    return either;
  }

  Origins loop(const SyntaxNode& node) {
    const std::size_t outside = scopes_.size();
    for (std::size_t at = 0; at < node.names.size(); ++at) bind(node.names[at], consumed(node.children[at]));
    Origins body = node.kind == NodeKind::for_loop ? follow(node.children.back()) : (consumed(node.children.back()), Origins{});
    scopes_.resize(outside);
    return body;
  }

  Origins context(const SyntaxNode& node) {
    Origins made;
    const std::size_t outside = scopes_.size();
    for (std::size_t at = 0; at < node.children.size(); ++at) {
      Origins entry = follow(node.children[at]);
      bind(node.names[at], entry);
      made.entries.insert_or_assign(node.names[at], std::move(entry));
    }
    scopes_.resize(outside);
    return made;
  }

  Origins function(const SyntaxNode& node, const Origins& arguments) {
    const std::size_t outside = scopes_.size();
    for (const std::string& parameter : node.names) bind(parameter, arguments);
    Origins body = follow(node.children.back());
    scopes_.resize(outside);
    return body;
  }

  Origins united(const SyntaxNode& node) {
    Origins all;
    for (const feel::NodeIndex child : node.children) all.add(follow(child));
    return all;
  }

  Origins call(const SyntaxNode& node) {
    const SyntaxNode& callee = syntax_.at(node.children.front());
    const bool free_name = callee.kind == NodeKind::name && !is_bound(callee.text);
    if (free_name && callee.text == kReference) return reference(node);
    const auto definition = free_name ? following_.rules_.definitions.find(callee.text) : following_.rules_.definitions.end();
    if (definition != following_.rules_.definitions.end()) return call_definition(node, callee, definition->second);
    Origins given;
    for (std::size_t at = 1; at < node.children.size(); ++at) {
      if (syntax_.at(node.children[at]).kind != NodeKind::function) given.add(consumed(node.children[at]));
    }
    // Functions handed to a built-in are called with items of its other arguments.
    for (std::size_t at = 1; at < node.children.size(); ++at) {
      const SyntaxNode& argument = syntax_.at(node.children[at]);
      if (argument.kind == NodeKind::function) function(argument, given);
    }
    if (!free_name) given.add(follow(node.children.front()));
    return given;  // max, sort, concatenate and the like give items of what they were given
  }

  Origins call_definition(const SyntaxNode& node, const SyntaxNode& callee, const Definition& definition) {
    needed_.definitions.try_emplace(definition.name, origin_(callee.span));
    std::map<std::string, Origins> arguments;
    for (std::size_t at = 1; at < node.children.size(); ++at) {
      const bool by_name = !node.names.empty();
      if (!by_name && at > definition.parameters.size()) break;
      arguments[by_name ? node.names[at - 1] : definition.parameters[at - 1].name] = shallow(consumed(node.children[at]), kDeepestEntries);
    }
    const Following::Called& called = following_.called(definition, arguments);
    if (arguments.empty()) return called.result;
    for (const std::string& fact : called.facts) needed_.facts.try_emplace(fact, origin_(node.span));
    return called.result;
  }

  Origins reference(const SyntaxNode& node) {
    for (std::size_t at = 1; at < node.children.size(); ++at) {
      const SyntaxNode& argument = syntax_.at(node.children[at]);
      consumed(node.children[at]);
      if (node.names.empty() ? at != 1 : node.names[at - 1] != "table") continue;
      const bool literal = argument.kind == NodeKind::literal && argument.value.kind() == feel::Kind::string;
      for (const auto& [id, table] : following_.rules_.references) {
        if (!literal || argument.value.as_string() == id) needed_.references.try_emplace(id, origin_(argument.span));
      }
    }
    return {};
  }

  Following& following_;
  const feel::Syntax& syntax_;
  const feel::Origin& origin_;
  Requirements& needed_;
  std::vector<Scope> scopes_;
};

void Following::follow(const feel::Syntax& syntax, const feel::Origin& origin, Requirements& needed) { Walk(*this, syntax, origin, needed).consume_root(); }

void Following::follow(const Definition& definition, const feel::Origin& origin, const std::vector<feel::Origin>& defaults, Requirements& needed) {
  called(definition, {});  // in the order of their calls none goes deep
  std::map<std::string, Origins> given;
  for (std::size_t at = 0; at < definition.parameters.size(); ++at) {
    const Parameter& parameter = definition.parameters[at];
    if (!parameter.otherwise) continue;
    Walk walk(*this, parameter.otherwise->syntax(), defaults[at], needed);
    for (const auto& [name, origins] : given) walk.bind(name, origins);
    given.emplace(parameter.name, walk.follow_root());
  }
  follow_body(definition, given, origin, needed);
}

Origins Following::follow_body(const Definition& definition, const std::map<std::string, Origins>& given, const feel::Origin& origin, Requirements& needed) {
  const auto follow = [&](const feel::Syntax& syntax, const feel::Origin& place) {
    Walk walk(*this, syntax, place, needed);
    for (const Parameter& parameter : definition.parameters) {
      const auto argument = given.find(parameter.name);
      walk.bind(parameter.name, argument == given.end() ? Origins{} : argument->second);
    }
    return walk.consume_root();
  };
  if (definition.body) return follow(definition.body->syntax(), origin);
  Origins results;
  if (!definition.table) return results;
  const auto at = [](const base::Place& place) { return [place](base::Span) { return place; }; };
  for (const InputColumn& input : definition.table->inputs) follow(input.value.syntax(), at(definition.table->place));
  for (const TableRow& row : definition.table->rows) {
    for (const auto& test : row.when) {
      if (test) follow(test->syntax(), at(row.place));
    }
    for (const feel::Expression& result : row.then) results.add(follow(result.syntax(), at(row.place)));
  }
  for (const OutputColumn& output : definition.table->outputs) {
    if (output.otherwise) results.add(follow(output.otherwise->syntax(), at(definition.table->place)));
  }
  return results;
}

Following::Called Following::body_of(const Definition& definition, const std::map<std::string, Origins>& arguments) {
  Called made;
  Requirements needed;
  std::map<std::string, Origins> given = arguments;
  const feel::Origin nowhere = [](base::Span) { return base::Place{}; };
  for (const Parameter& parameter : definition.parameters) {
    if (given.contains(parameter.name) || !parameter.otherwise) continue;
    Walk walk(*this, parameter.otherwise->syntax(), nowhere, needed);
    for (const auto& [name, origins] : given) walk.bind(name, origins);
    given.emplace(parameter.name, walk.follow_root());
  }
  made.result = shallow(follow_body(definition, given, nowhere, needed), kDeepestEntries);
  for (const auto& [fact, place] : needed.facts) made.facts.insert(fact);
  return made;
}

const Following::Called& Following::called(const Definition& definition, const std::map<std::string, Origins>& arguments) {
  std::string key = definition.name;
  const bool bounded = known_calls_.size() < kMostCalls && depth_ < kDeepestCall;
  for (const auto& [name, origins] : arguments) {
    if (bounded) key += " " + name + printed(origins);
  }
  if (const auto known = known_calls_.find(key); known != known_calls_.end()) return known->second;
  ++depth_;
  Called made = body_of(definition, bounded ? arguments : std::map<std::string, Origins>{});
  --depth_;
  if (!arguments.empty()) {
    // What the definition needs by itself is its own requirement, not the caller's.
    for (const std::string& own : called(definition, {}).facts) made.facts.erase(own);
  }
  return known_calls_.emplace(key, std::move(made)).first->second;
}

}  // namespace reprise::rulepack
