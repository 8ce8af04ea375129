//===-- report/BuildParts.cpp - Names, places and stacks -------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/BuildParts.h"

#include "llvm/ADT/STLExtras.h"

#include <map>
#include <set>
#include <tuple>

using namespace holdwait;
using namespace holdwait::report;
using namespace holdwait::solver;
using skeleton::SelectorKind;

std::string BuildParts::className(uint32_t Class) const {
  return Class == solver::NoIndex ? "a lock" : A.P.name(Class).str();
}

std::string BuildParts::functionName(uint32_t Function) const {
  return A.P.functionName(Function).str();
}

Place BuildParts::place(const skeleton::Location &L) const {
  return {A.Unit.Strings[L.File], L.Line, L.Column};
}

/// Where the lock is a variable of whoever calls, it is named by the member that it is in the end.
std::string BuildParts::lockName(PathId Path) const {
  if (const uint32_t Class = A.Classes.classOf(Path); Class != solver::NoIndex)
    return className(Class);
  for (const skeleton::Selector &S : llvm::reverse(A.Paths.selectors(Path)))
    if (S.Kind == skeleton::SelectorKind::Field)
      return className(S.Operand);
  return objectName(Path, solver::NoIndex);
}

/// The path as a person would write it, as far as its parts have names.
std::string BuildParts::objectName(PathId Path, uint32_t Function) const {
  const auto &Root = A.Paths[A.Paths.rootOf(Path)];
  std::string Text;
  switch (Root.Root) {
  case skeleton::RootKind::This:
    break;
  case skeleton::RootKind::Global:
    Text = A.P.name(Root.Last.Operand).str();
    break;
  case skeleton::RootKind::Local:
    if (Function != solver::NoIndex) {
      const skeleton::Function &F = A.P.function(Function);
      if (Root.Last.Operand < F.LocalCount)
        Text = A.Unit.Strings[A.Unit.Locals[F.FirstLocal + Root.Last.Operand].Name];
    }
    break;
  default:
    return "";
  }
  for (const skeleton::Selector &S : A.Paths.selectors(Path)) {
    if (S.Kind == SelectorKind::Field) {
      const llvm::StringRef Full = A.P.name(S.Operand);
      const size_t Colon = Full.rfind("::");
      const llvm::StringRef Last =
          Colon == llvm::StringRef::npos ? Full : Full.drop_front(Colon + 2);
      Text += (Text.empty() ? "" : ".") + Last.str();
    } else if (S.Kind == SelectorKind::ConstIndex) {
      Text += "[" + std::to_string(S.Operand) + "]";
    } else if (S.Kind != SelectorKind::Deref) {
      Text += "[…]";
    }
  }
  return Text;
}

static std::string startName(skeleton::SpawnKind How) {
  switch (How) {
  case skeleton::SpawnKind::Signal:
    return "signal handler installed";
  case skeleton::SpawnKind::AtExit:
    return "exit handler registered";
  default:
    return "thread started";
  }
}

std::string BuildParts::threadName(uint32_t Function) const {
  const Threads::Root &R = A.Roots->rootOf(Function);
  switch (R.Kind) {
  case Threads::RootKind::Main:
    return "main";
  case Threads::RootKind::Outside:
    return "any caller of " + functionName(R.Function);
  case Threads::RootKind::Started: {
    const Place At = place(R.Started);
    return startName(R.How) + " at " + At.File + ":" + std::to_string(At.Line);
  }
  }
  return "";
}

/// The chain from the thread's start to the function, then the chain inside.
/// Frames of the standard library's headers are left out: nobody can change them.
std::vector<Frame> BuildParts::frames(uint32_t Function, TraceId Trace) const {
  std::vector<Frame> Frames;
  auto Add = [&](uint32_t F, const skeleton::Location &Where, bool Innermost) {
    const bool System = A.Unit.Symbols[A.P.function(F).Symbol].Flags & skeleton::SF_System;
    if (!System || (Innermost && Frames.empty()))
      Frames.push_back({functionName(F), place(Where)});
  };
  for (const auto &[Caller, Where] : A.Roots->chainTo(Function))
    Add(Caller, Where, false);
  for (TraceId T = Trace; T != NoTrace; T = A.Traces[T].Inner)
    Add(A.Traces[T].Function, A.Traces[T].Where, A.Traces[T].Inner == NoTrace);
  return Frames;
}

static std::string modeName(skeleton::Mode M) {
  switch (M) {
  case skeleton::Mode::Exclusive:
    return "";
  case skeleton::Mode::Shared:
    return "shared";
  case skeleton::Mode::Upgrade:
    return "upgrade";
  case skeleton::Mode::Unit:
    return "";
  }
  return "";
}

Step BuildParts::step(uint32_t F, PathId Lock, skeleton::Mode M, TraceId Trace) const {
  return {lockName(Lock), modeName(M), objectName(Lock, F), frames(F, Trace)};
}

Witness BuildParts::witnessIn(uint32_t F) const {
  Witness W;
  W.Function = functionName(F);
  W.Thread = threadName(F);
  return W;
}

Witness BuildParts::witness(const OrderEvent &E, llvm::ArrayRef<Gate> Gates) const {
  const Pair &L = E.Locks;
  Witness W = witnessIn(E.Function);
  W.Holds = {lockName(L.From.Path), modeName(L.From.Mode), objectName(L.From.Path, E.Function),
             frames(E.Function, L.From.Trace)};
  W.Waits = {lockName(L.To), modeName(L.ToMode), objectName(L.To, E.Function),
             frames(E.Function, L.Trace)};
  std::set<std::string> Also;
  for (PathId Path : L.AlsoHeld)
    if (A.Classes.classOf(Path) != solver::NoIndex)
      Also.insert(lockName(Path));
  for (const Gate &G : Gates)
    if (G.Parent == solver::NoIndex)
      Also.insert(className(G.Class));
  Also.erase(W.Holds.Lock);
  W.AlsoHeld.assign(Also.begin(), Also.end());
  return W;
}

Witness BuildParts::waiter(const solver::WaitFinding &F) const {
  const solver::WaitEvent &E = *F.Wait;
  Witness W = witnessIn(E.Function);
  W.Holds = {lockName(F.Lock->Path), modeName(F.Lock->Mode), objectName(F.Lock->Path, E.Function),
             frames(E.Function, F.Lock->Trace)};
  W.Waits = {F.Object == solver::NoIndex ? std::string("a thread") : className(F.Object), "", "",
             frames(E.Function, E.What.Trace)};
  return W;
}

Witness BuildParts::needer(const solver::WaitFinding &F) const {
  const uint32_t Root = F.Need ? F.Need->Root : F.Signal->Function;
  Witness W = witnessIn(Root);
  W.Waits = {className(F.Class), F.Need ? modeName(F.Need->Lock.Mode) : "", "",
             frames(Root, F.Needs)};
  return W;
}

Witness BuildParts::leak(const LeakEvent &E) const {
  Witness W = witnessIn(E.Function);
  W.Holds = {lockName(E.Path), modeName(E.Mode), objectName(E.Path, E.Function),
             frames(E.Function, E.Acquired)};
  return W;
}

/// Where the project declares classes to be locks, by their names.
std::map<std::string, Place> BuildParts::lockTypes() const {
  std::map<std::string, Place> Types;
  for (const skeleton::Record &R : A.Unit.Records) {
    const skeleton::Symbol &S = A.Unit.Symbols[R.Symbol];
    if ((R.Flags & skeleton::RDF_Capability) && !(S.Flags & skeleton::SF_System))
      Types[A.Unit.Strings[S.Name]] = place(S.Where);
  }
  return Types;
}

/// The class or namespace of a lock that is an object; "?" for what is none, or a pointer to one.
std::string BuildParts::scopeOf(uint32_t Symbol) const {
  const skeleton::Symbol &S = A.Unit.Symbols[Symbol];
  if (S.Flags & (skeleton::SF_Local | skeleton::SF_Pointer | skeleton::SF_Reference))
    return "?";
  if (S.Kind == skeleton::SymbolKind::Field && S.Parent != solver::NoIndex)
    return A.Unit.Strings[A.Unit.Symbols[S.Parent].Name];
  return llvm::StringRef(A.Unit.Strings[S.Name]).rsplit("::").second.empty()
             ? ""
             : llvm::StringRef(A.Unit.Strings[S.Name]).rsplit("::").first.str();
}

std::vector<LockClass> BuildParts::classes() const {
  std::map<uint32_t, std::set<std::tuple<std::string, uint32_t, uint32_t, std::string>>> Sites;
  for (const skeleton::Resource &R : A.Unit.Resources)
    if (R.Kind == skeleton::ResourceKind::Lock)
      Sites[R.Symbol];
  for (const FunctionFacts &F : A.Facts)
    for (const SiteEvent &S : F.Sites) {
      const bool System =
          A.Unit.Symbols[A.P.function(S.Function).Symbol].Flags & skeleton::SF_System;
      if (System)
        continue;
      const Place At = place(A.Traces[S.Trace].Where);
      Sites[A.Classes.classOf(S.Path)].insert(
          {At.File, At.Line, At.Column, functionName(S.Function)});
    }
  const std::map<std::string, Place> Declared = lockTypes();
  std::vector<LockClass> Out;
  for (const auto &[Symbol, Places] : Sites) {
    LockClass C;
    if (Symbol == solver::NoIndex) {
      C.Name = "(decided by the caller)";
    } else {
      C.Name = className(Symbol);
      C.Declaration = place(A.Unit.Symbols[Symbol].Where);
      C.Scope = scopeOf(Symbol);
      if (const skeleton::Resource *R = A.P.resource(Symbol))
        C.Type = A.Unit.Strings[R->TypeName];
      if (auto It = Declared.find(C.Type); It != Declared.end())
        C.TypeDeclaration = It->second;
    }
    for (const auto &[File, Line, Column, Function] : Places)
      C.Sites.push_back({Function, {File, Line, Column}});
    Out.push_back(std::move(C));
  }
  llvm::sort(Out, [](const LockClass &X, const LockClass &Y) {
    return std::tie(X.Name, X.Declaration.File, X.Declaration.Line, X.Declaration.Column) <
           std::tie(Y.Name, Y.Declaration.File, Y.Declaration.Line, Y.Declaration.Column);
  });
  return Out;
}

Inventory BuildParts::inventory() const {
  Inventory I;
  I.Classes = classes();
  for (const solver::OrderEdge &E : A.Graph->edges())
    I.Edges.push_back({className(E.From), className(E.To), E.Count,
                       witness(*E.Ways.front().Event, E.Ways.front().Gates)});
  llvm::sort(I.Edges, [](const report::OrderEdge &X, const report::OrderEdge &Y) {
    return std::tie(X.Held, X.Wanted, X.Count) < std::tie(Y.Held, Y.Wanted, Y.Count);
  });
  return I;
}
