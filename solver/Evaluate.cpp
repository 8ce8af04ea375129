//===-- solver/Evaluate.cpp - What a path means at a point ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Evaluate.h"

#include "skeleton/Relation.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

PathId Evaluator::term(uint32_t Path) {
  if (TermCache.empty())
    TermCache.assign(P.unit().Paths.size(), NoIndex);
  if (TermCache[Path] != NoIndex)
    return TermCache[Path];
  const skeleton::Path &Source = P.unit().Paths[Path];
  PathId T = Paths.root(Source.Root, Source.Root == RootKind::This ? 0 : Source.Index);
  for (Selector S : P.selectors(Source)) {
    if (S.Kind == SelectorKind::KeyIndex)
      S.Operand = valueTerm(S.Operand);
    T = Paths.extend(T, S);
  }
  return TermCache[Path] = T;
}

ValueId Evaluator::valueTerm(uint32_t Value) {
  const skeleton::Value &V = P.unit().Values[Value];
  const auto Operands = P.operands(V);
  Term T;
  T.Number = V.Number;
  T.A = V.A;
  switch (V.Kind) {
  case ValueKind::Unknown:
    return Values.unknown();
  case ValueKind::Constant:
    return Values.constant(V.Number);
  case ValueKind::Address:
    return Values.address(term(V.A));
  case ValueKind::Load:
    return Values.load(term(V.A));
  case ValueKind::Owns:
    T.Kind = TermKind::Owns;
    T.A = term(V.A);
    break;
  case ValueKind::Function:
    T.Kind = TermKind::Function;
    break;
  case ValueKind::Placeholder:
    T.Kind = TermKind::Placeholder;
    break;
  case ValueKind::Closure:
    T.Kind = TermKind::Closure;
    for (size_t I = 0; I + 1 < Operands.size(); I += 2) {
      T.Operands.push_back(Operands[I]);
      T.Operands.push_back(valueTerm(Operands[I + 1]));
    }
    break;
  case ValueKind::Bound:
    T.Kind = TermKind::Bound;
    T.A = valueTerm(V.A);
    for (uint32_t O : Operands)
      T.Operands.push_back(valueTerm(O));
    break;
  case ValueKind::Choice: {
    llvm::SmallVector<ValueId, 4> All;
    for (uint32_t O : Operands)
      All.push_back(valueTerm(O));
    return Values.choice(All);
  }
  }
  return Values.intern(T);
}

Evaluator::Cursor Evaluator::start(PathId Root, const Binding &B) {
  const PathTable::Node &N = Paths[Root];
  if (B.Identity) {
    // A lock that is a local variable keeps its name wherever it is passed.
    if (N.Root == RootKind::Local && Frame != NoIndex) {
      const Function &Fn = P.function(Frame);
      const uint32_t Symbol = N.Last.Operand < Fn.LocalCount
                                  ? P.unit().Locals[Fn.FirstLocal + N.Last.Operand].Symbol
                                  : NoIndex;
      if (Symbol != NoIndex)
        return {Paths.root(RootKind::Global, Symbol), NoIndex};
    }
    return {Root, NoIndex};
  }
  switch (N.Root) {
  case RootKind::This:
    if (B.Object != NoIndex)
      return {B.Object, NoIndex};
    return {NoIndex, B.ObjectValue != NoIndex ? B.ObjectValue : Values.unknown()};
  case RootKind::Local:
    if (N.Last.Operand < B.ParamCount)
      return {NoIndex,
              N.Last.Operand < B.Arguments.size() ? B.Arguments[N.Last.Operand] : Values.unknown()};
    return {Paths.any(), NoIndex};
  case RootKind::Result:
    return {B.Result != NoIndex ? B.Result : Paths.any(), NoIndex};
  case RootKind::Global:
  case RootKind::Any:
    return {Root, NoIndex};
  }
  return {Paths.any(), NoIndex};
}

ValueId Evaluator::capture(ValueId Closure, uint32_t Field) {
  const Term &T = Values[Closure];
  for (size_t I = 0; I + 1 < T.Operands.size(); I += 2)
    if (T.Operands[I] == Field)
      return T.Operands[I + 1];
  return Values.unknown();
}

ValueId Evaluator::load(PathId Place, const State &S, bool UseFacts) {
  // A fact that pins the initial contents to a constant is as good as a store.
  ValueId V = S.contents(Place);
  if (V == NoIndex && !Paths.isRoot(Place) && Paths[Place].Last.Kind == SelectorKind::Field) {
    const ValueId Whole = S.contents(Paths[Place].Parent);
    if (Whole != NoIndex && Values[Whole].Kind == TermKind::Closure)
      V = capture(Whole, Paths[Place].Last.Operand);
    else if (Whole != NoIndex && Values[Whole].Kind == TermKind::Load) {
      // One step: after `x = y; y = x` each is a copy of the other.
      const PathId Original = Paths.extend(Values[Whole].A, Paths[Place].Last);
      V = S.contents(Original);
      if (V == NoIndex)
        V = Values.load(Original);
    }
  }
  if (V == NoIndex)
    V = Values.load(Place);
  if (UseFacts && Values[V].Kind == TermKind::Load)
    for (const Fact &F : S.Facts)
      if (F.Left == V && F.Rel == Relation::Equal && F.Holds && Values.isConstant(F.Right))
        return F.Right;
  return V;
}

ValueId Evaluator::valueOf(const Cursor &C, const State &S) {
  return C.Place != NoIndex ? load(C.Place, S) : C.Value;
}

bool Evaluator::isPerThread(PathId Place) const {
  // The signals of a thread have a root of their own, which is no symbol.
  const PathTable::Node &Root = Paths[Paths.rootOf(Place)];
  return Root.Root == RootKind::Global && Root.Last.Operand < P.unit().Symbols.size() &&
         (P.unit().Symbols[Root.Last.Operand].Flags & SF_PerThread);
}

PathId Evaluator::pointee(ValueId V) {
  const Term &T = Values[V];
  if (T.Kind == TermKind::Address)
    return T.A;
  return T.Kind == TermKind::Load ? Paths.extend(T.A, {SelectorKind::Deref, 0}) : NoIndex;
}

/// Where a pointer with value \p V points to.
void Evaluator::dereference(ValueId V, Cursors &Out, unsigned Depth) {
  const Term T = Values[V];
  switch (T.Kind) {
  case TermKind::Address:
    Out.push_back({T.A, NoIndex});
    return;
  case TermKind::Load:
    Out.push_back({Paths.extend(T.A, {SelectorKind::Deref, 0}), NoIndex});
    return;
  case TermKind::Guard:
    if (!GuardView(T).locks().empty())
      Out.push_back({GuardView(T).locks().front(), NoIndex});
    return;
  case TermKind::Choice:
    if (Depth < 3)
      for (ValueId O : T.Operands)
        dereference(O, Out, Depth + 1);
    return;
  case TermKind::Constant:
    return; // A null pointer leads nowhere.
  case TermKind::Closure:
  case TermKind::Bound:
  case TermKind::Function:
    Out.push_back({NoIndex, V}); // A reference to a callable temporary.
    return;
  default:
    Out.push_back({Paths.any(), NoIndex});
  }
}

Selector Evaluator::resolveIndex(Selector S, const Binding &B, const State &St) {
  if (S.Kind != SelectorKind::KeyIndex)
    return S;
  ValueId Key = value(S.Operand, B, St);
  // `seat` stays `seat` where a branch has found it to be 4: the same element
  // must have one name on both branches.
  if (Values.isConstant(Key) && Values[S.Operand].Kind == TermKind::Load && B.Identity)
    if (const PathId Place = place(Values[S.Operand].A, B, St); Place != NoIndex)
      Key = load(Place, St, false);
  const Term &T = Values[Key];
  if (T.Kind == TermKind::Constant && T.Number >= 0 && T.Number < NoIndex)
    return {SelectorKind::ConstIndex, static_cast<uint32_t>(T.Number)};
  if (T.Kind == TermKind::Load || T.Kind == TermKind::Address)
    if (Paths.isExact(T.A))
      return {SelectorKind::KeyIndex, Key};
  return {SelectorKind::AnyIndex, 0};
}

void Evaluator::step(const Cursor &From, Selector Sel, const Binding &B, const State &S,
                     Cursors &Out) {
  // What the result of a call leads to is not what its place held before.
  if (Sel.Kind == SelectorKind::Deref && !B.Identity && From.Place != NoIndex &&
      From.Place == B.Result)
    return Out.push_back({Paths.extend(From.Place, Sel), NoIndex});
  if (Sel.Kind == SelectorKind::Deref)
    return dereference(valueOf(From, S), Out);
  Sel = resolveIndex(Sel, B, S);
  if (From.Place != NoIndex) {
    Out.push_back({Paths.extend(From.Place, Sel), NoIndex});
    return;
  }
  const Term &T = Values[From.Value];
  if (T.Kind == TermKind::Constant && Sel.Kind == SelectorKind::ConstIndex) // Bits of a number.
    Out.push_back({NoIndex, Values.constant(T.Number & Sel.Operand)});
  else if (T.Kind == TermKind::Closure && Sel.Kind == SelectorKind::Field)
    Out.push_back({NoIndex, capture(From.Value, Sel.Operand)});
  else if (T.Kind == TermKind::Load) // A copy of an object: its members are as the original's.
    Out.push_back({Paths.extend(T.A, Sel), NoIndex});
  else
    Out.push_back({Paths.extend(Paths.any(), Sel), NoIndex});
}

Evaluator::Cursors Evaluator::walk(PathId Term, const Binding &B, const State &S) {
  const PathId Root = Paths.rootOf(Term);
  Cursors Current{start(Root, B)};
  // What the result of a call leads to is not what its place held before.
  bool IsNew = !B.Identity && B.Result != NoIndex && Paths[Root].Root == RootKind::Result;
  for (const Selector &Sel : Paths.selectors(Term)) {
    Cursors Next;
    for (const Cursor &C : Current)
      if (IsNew && Sel.Kind == SelectorKind::Deref)
        Next.push_back({Paths.extend(C.Place, Sel), NoIndex});
      else
        step(C, Sel, B, S, Next);
    IsNew = false;
    if (Next.size() > ValueTable::MaxChoices)
      Next.resize(ValueTable::MaxChoices);
    Current = std::move(Next);
  }
  return Current;
}

Evaluator::Places Evaluator::places(PathId Term, const Binding &B, const State &S) {
  Places Out;
  for (const Cursor &C : walk(Term, B, S)) {
    const PathId Place = C.Place != NoIndex ? C.Place : Paths.any();
    if (!llvm::is_contained(Out, Place))
      Out.push_back(Place);
  }
  return Out;
}

PathId Evaluator::fork(PathId Term, const State &S, llvm::SmallVectorImpl<ValueId> &Choices) {
  const Binding Own;
  Cursors Current{start(Paths.rootOf(Term), Own)};
  for (const Selector &Sel : Paths.selectors(Term)) {
    if (Current.size() != 1)
      return NoIndex;
    const Cursor C = Current.front();
    if (Sel.Kind == SelectorKind::Deref && C.Place != NoIndex) {
      const solver::Term &V = Values[load(C.Place, S)];
      if (V.Kind == TermKind::Choice) {
        Choices.assign(V.Operands.begin(), V.Operands.end());
        return C.Place;
      }
    }
    Cursors Next;
    step(C, Sel, Own, S, Next);
    Current = std::move(Next);
  }
  return NoIndex;
}

PathId Evaluator::place(PathId Term, const Binding &B, const State &S) {
  const Places All = places(Term, B, S);
  return All.size() == 1 ? All.front() : NoIndex;
}

ValueId Evaluator::value(ValueId V, const Binding &B, const State &S) {
  Term T = Values[V];
  switch (T.Kind) {
  case TermKind::Unknown:
  case TermKind::Constant:
  case TermKind::Function:
  case TermKind::Placeholder:
    return V;
  case TermKind::Address:
  case TermKind::Load: {
    llvm::SmallVector<ValueId, 4> All;
    for (const Cursor &C : walk(T.A, B, S)) {
      if (T.Kind == TermKind::Load)
        All.push_back(valueOf(C, S));
      else
        All.push_back(C.Place != NoIndex ? Values.address(C.Place) : C.Value);
    }
    return Values.choice(All);
  }
  case TermKind::Owns: {
    PathId Place = place(T.A, B, S);
    if (Place == NoIndex)
      return Values.unknown();
    if (const Term *G = guardAt(Place, S))
      return Values.constant(GuardView(*G).owned());
    T.A = Place;
    return Values.intern(T);
  }
  case TermKind::Closure:
    for (size_t I = 1; I < T.Operands.size(); I += 2)
      T.Operands[I] = value(T.Operands[I], B, S);
    return Values.intern(T);
  case TermKind::Bound:
    T.A = value(T.A, B, S);
    for (uint32_t &O : T.Operands)
      O = value(O, B, S);
    return Values.intern(T);
  case TermKind::Choice: {
    llvm::SmallVector<ValueId, 4> All;
    for (uint32_t O : T.Operands)
      All.push_back(value(O, B, S));
    return Values.choice(All);
  }
  case TermKind::Guard:
    for (uint32_t &O : llvm::MutableArrayRef(T.Operands).drop_front(2)) {
      const PathId Place = place(O, B, S);
      O = Place != NoIndex ? Place : Paths.generalise(O);
    }
    return Values.intern(T);
  }
  return Values.unknown();
}

const Term *Evaluator::guardAt(PathId &Place, const State &S) {
  ValueId V = S.contents(Place);
  // `opt->unlock()` of an optional guard: the optional holds the guard itself.
  if (V == NoIndex && !Paths.isRoot(Place) && Paths[Place].Last.Kind == SelectorKind::Deref) {
    const ValueId Outer = S.contents(Paths[Place].Parent);
    if (Outer != NoIndex && Values.isGuard(Outer)) {
      Place = Paths[Place].Parent;
      V = Outer;
    }
  }
  return V != NoIndex && Values.isGuard(V) ? &Values[V] : nullptr;
}

/// Brings a comparison to Equal, Less or Greater; \p Holds says which answer is meant.
static Fact normalise(ValueId Left, Relation Rel, ValueId Right, const ValueTable &Values) {
  Fact F{Left, Right, Rel, true};
  if (Values.isConstant(Left) || (!Values.isConstant(Right) && Left > Right)) {
    std::swap(F.Left, F.Right);
    switch (Rel) {
    case Relation::Less:
      F.Rel = Relation::Greater;
      break;
    case Relation::Greater:
      F.Rel = Relation::Less;
      break;
    case Relation::LessEqual:
      F.Rel = Relation::GreaterEqual;
      break;
    case Relation::GreaterEqual:
      F.Rel = Relation::LessEqual;
      break;
    default:
      break;
    }
  }
  switch (F.Rel) {
  case Relation::NotEqual:
    F.Rel = Relation::Equal;
    F.Holds = false;
    break;
  case Relation::GreaterEqual:
    F.Rel = Relation::Less;
    F.Holds = false;
    break;
  case Relation::LessEqual:
    F.Rel = Relation::Greater;
    F.Holds = false;
    break;
  default:
    break;
  }
  return F;
}

/// Whoever holds a lock behind a pointer knows that the pointer is not null.
bool Evaluator::isFollowed(PathId Pointer, const State &S) const {
  return llvm::any_of(S.Locks, [&](const Held &H) {
    for (PathId At = H.Path; !Paths.isRoot(At); At = Paths[At].Parent)
      if (Paths[At].Parent == Pointer && Paths[At].Last.Kind == SelectorKind::Deref)
        return true;
    return false;
  });
}

bool Evaluator::isBehindNull(PathId Place, const State &S) {
  for (PathId At = Place; !Paths.isRoot(At); At = Paths[At].Parent)
    if (Paths[At].Last.Kind == SelectorKind::Deref &&
        decide(Values.load(Paths[At].Parent), Relation::Equal, Values.constant(0), S) == 1)
      return true;
  return false;
}

int Evaluator::decide(ValueId Left, Relation Rel, ValueId Right, const State &S) {
  if (Values[Left].Kind == TermKind::Choice && Values.isConstant(Right) &&
      (Rel == Relation::Equal || Rel == Relation::NotEqual))
    std::swap(Left, Right);
  const Term &L = Values[Left], &R = Values[Right];
  if (L.Kind == TermKind::Unknown || R.Kind == TermKind::Unknown)
    return -1;
  if (L.Kind == TermKind::Constant && R.Kind == TermKind::Constant)
    return skeleton::holds(L.Number, Rel, R.Number);
  const bool Equality = Rel == Relation::Equal || Rel == Relation::NotEqual;
  // An address or a callable is never null.
  auto NeverNull = [](const Term &T) {
    return T.Kind == TermKind::Address || T.Kind == TermKind::Closure ||
           T.Kind == TermKind::Function || T.Kind == TermKind::Bound;
  };
  if (Equality && R.Kind == TermKind::Constant && R.Number == 0 && NeverNull(L))
    return Rel == Relation::NotEqual;
  if (Equality && R.Kind == TermKind::Constant && R.Number == 0 && L.Kind == TermKind::Load &&
      isFollowed(L.A, S))
    return Rel == Relation::NotEqual;
  // Some element and some element need not be the same one.
  const bool IsOne =
      (L.Kind != TermKind::Load && L.Kind != TermKind::Address) || Paths.isExact(L.A);
  if (Equality && Left == Right && L.Kind != TermKind::Choice && IsOne)
    return Rel == Relation::Equal;
  if (Equality && L.Kind == TermKind::Address && R.Kind == TermKind::Address &&
      Paths.areApart(L.A, R.A))
    return Rel == Relation::NotEqual;
  // `x is 1 or 2` settles that it is not 3.
  if (Equality && R.Kind == TermKind::Constant)
    for (const Fact &F : S.Facts)
      if (F.Left == Left && F.Rel == Relation::Equal && F.Holds &&
          Values[F.Right].Kind == TermKind::Choice &&
          !llvm::is_contained(Values[F.Right].Operands, Right))
        return Rel == Relation::NotEqual;
  if (Equality && L.Kind == TermKind::Constant && R.Kind == TermKind::Choice &&
      llvm::all_of(R.Operands, [&](ValueId O) { return Values.isConstant(O); })) {
    if (!llvm::is_contained(R.Operands, Left))
      return Rel == Relation::NotEqual;
    return -1;
  }
  return S.decide(normalise(Left, Rel, Right, Values));
}

Evaluator::News Evaluator::weigh(ValueId Left, Relation Rel, ValueId Right, const State &S) {
  const int Known = decide(Left, Rel, Right, S);
  if (Known >= 0)
    return {Known == 1, std::nullopt};
  // Two unknown objects need not be the same one.
  auto Speaks = [&](ValueId V) {
    const TermKind K = Values[V].Kind;
    return (K == TermKind::Load || K == TermKind::Owns || K == TermKind::Address) &&
           Paths[Paths.rootOf(Values[V].A)].Root != RootKind::Any;
  };
  auto IsSet = [&](ValueId V) {
    return Values.isConstant(V) ||
           (Values[V].Kind == TermKind::Choice &&
            llvm::all_of(Values[V].Operands, [&](ValueId O) { return Values.isConstant(O); }));
  };
  if ((Speaks(Left) && (Speaks(Right) || IsSet(Right))) || (Speaks(Right) && IsSet(Left)))
    return {true, normalise(Left, Rel, Right, Values)};
  return {true, std::nullopt};
}

bool Evaluator::assume(ValueId Left, Relation Rel, ValueId Right, State &S) {
  const News N = weigh(Left, Rel, Right, S);
  if (N.Learned)
    S.learn(*N.Learned);
  return N.Possible;
}
