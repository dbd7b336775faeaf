// What can be told of types before any fact is known: of literals, of facts whose kind was declared, and of what operators make of
// them. `cash * "2"`, `headcount and true`, `category = "nursng_home"`, `abs("x")`, `if 1 then`; everything else is a null with
// its reason when it is evaluated.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/builtins.h"
#include "feel/syntax.h"
#include "feel/tree_builder.h"

namespace reprise::feel {

/// What the node's value is, given what its children are; its own entry in `known` is not there yet.
[[nodiscard]] Known known_of(const Syntax& syntax, const SyntaxNode& node, std::span<const Known> known);

/// The problem of the node's own operands, at the one that does not fit; its children were checked before.
[[nodiscard]] std::optional<Problem> misplaced_operand(const Syntax& syntax, const SyntaxNode& node, std::span<const Known> known);

/// The problem of a unary test of an input of which that is known.
[[nodiscard]] std::optional<Problem> misplaced_test(const Syntax& syntax, NodeIndex test, std::span<const Known> known, const Known& input);

/// The problem of a call's arguments, of the count that is taken.
[[nodiscard]] std::optional<Problem> misplaced_argument(const Builtin& builtin, const Syntax& syntax, const SyntaxNode& call,
                                                        std::span<const Known> known);
[[nodiscard]] std::optional<Problem> misplaced_argument(const std::string& name, const Signature& signature, const Syntax& syntax,
                                                        const SyntaxNode& call, std::span<const Known> known);

}  // namespace reprise::feel
