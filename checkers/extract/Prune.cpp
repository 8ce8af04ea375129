//===-- checkers/extract/Prune.cpp - What is worth keeping ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Prune.h"

#include "checkers/extract/Fold.h"
#include "checkers/extract/UnitContext.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;

Pruning::Pruning(UnitContext &U, std::vector<IrFunction> &Functions) : U(U), Functions(Functions) {
  for (uint32_t I = 0; I < Functions.size(); ++I)
    if (Functions[I].Decl)
      Index[Functions[I].Decl->getCanonicalDecl()] = I;
}

const IrFunction *Pruning::walked(const FunctionDecl *F) const {
  auto It = F ? Index.find(F->getCanonicalDecl()) : Index.end();
  return It == Index.end() ? nullptr : &Functions[It->second];
}

bool Pruning::synchronises(const IrFunction &F, const IrOp &Op) const {
  if (Op.Drop || Op.Unwinds)
    return false;
  switch (Op.Kind) {
  case OpKind::Assign:
  case OpKind::Return:
    return Op.Interesting && !F.Library;
  case OpKind::Destroy:
    return Op.Interesting;
  case OpKind::Call:
    return callMatters(Op) && !isQuery(Op);
  case OpKind::Throw:
  case OpKind::Catch:
  case OpKind::Suspend:
  case OpKind::Last:
    return false;
  default:
    return true;
  }
}

bool Pruning::callMatters(const IrOp &Op) const {
  if (Op.callKind() == CallKind::Through)
    return true;
  const FunctionDecl *F = Op.Callee;
  if (Op.callKind() == CallKind::Virtual && !U.From.isSystem(F))
    return true;
  if (const IrFunction *Body = walked(F))
    return Body->Keep;
  const bool IsElsewhere = !F->hasBody() && !F->isDefaulted() && !F->isDeleted() &&
                           !F->getBuiltinID() && !F->isImplicit();
  return IsElsewhere && !U.From.isSystem(F) && !U.Models.function(*F);
}

/// How exceptions leave \p F, given how they leave what it calls.
Throws Pruning::leavesBy(const IrFunction &F) const {
  if (F.Decl) {
    const auto *Proto = F.Decl->getType()->getAs<FunctionProtoType>();
    if (Proto && !isUnresolvedExceptionSpec(Proto->getExceptionSpecType()) && Proto->isNothrow())
      return Throws::No;
  }
  Throws Worst = Throws::No;
  for (const IrBlock &B : F.Blocks) {
    if (B.Handler != skeleton::NoIndex)
      continue; // If it is thrown on, the dispatch block says so.
    for (const IrOp &Op : B.Ops) {
      if (Op.Kind == OpKind::Throw && !Op.Drop)
        return Throws::Yes;
      if (Op.Kind != OpKind::Call || Op.Drop)
        continue;
      auto Leaves = static_cast<Throws>(Op.Extra);
      if (const IrFunction *Body = walked(Op.Callee);
          Body && Op.callKind() == CallKind::Direct && Leaves != Throws::No)
        Leaves = Body->Leaves;
      Worst = std::max(Worst, Leaves);
    }
  }
  return Worst;
}

static bool isPlainLocal(const IrPath *P) {
  return P->Root == RootKind::Local && P->Selectors.empty();
}

namespace {

/// Which variables are read by what is left of a function.
struct Mentions {
  llvm::DenseSet<uint32_t> Locals;
  llvm::DenseSet<const FieldDecl *> Fields;
  llvm::DenseSet<const VarDecl *> Variables;

  void path(const IrPath *P) {
    if (!P)
      return;
    if (P->Root == RootKind::Local)
      Locals.insert(P->Index);
    if (P->Variable)
      Variables.insert(P->Variable);
    for (const IrSelector &S : P->Selectors) {
      if (S.Field)
        Fields.insert(S.Field);
      value(S.Key);
    }
  }
  void value(const IrValue *V) {
    if (!V)
      return;
    path(V->Path);
    value(V->Target);
    for (const IrValue *Operand : V->Operands)
      value(Operand);
  }
  void condition(const IrCondition &C) {
    value(C.Left);
    value(C.Right);
  }
  /// The target of a store to a plain local is not read by it.
  void operation(const IrOp &Op) {
    if (Op.Kind != OpKind::Assign || !isPlainLocal(Op.Object))
      path(Op.Object);
    value(Op.Value);
    path(Op.OtherPath);
    for (const IrPath *P : Op.Paths)
      path(P);
    for (const IrValue *V : Op.Values)
      value(V);
  }
};

} // namespace

/// What the branches and the answer of \p F depend on, also by way of its variables:
/// `bool wasHeld = held_; held_ = false; if (wasHeld)`.
static Mentions testedIn(const IrFunction &F) {
  Mentions M;
  for (const IrBlock &B : F.Blocks) {
    for (const IrEdge &E : B.Edges)
      if (E.Condition)
        M.condition(*E.Condition);
    for (const IrOp &Op : B.Ops)
      if (F.Query && Op.Kind == OpKind::Return)
        M.value(Op.Value);
  }
  for (size_t Known = 0; !M.Locals.empty() && Known != M.Locals.size();) {
    Known = M.Locals.size();
    for (const IrBlock &B : F.Blocks)
      for (const IrOp &Op : B.Ops)
        if (Op.Kind == OpKind::Assign && isPlainLocal(Op.Object) &&
            M.Locals.contains(Op.Object->Index))
          M.value(Op.Value);
  }
  return M;
}

/// Fields and globals that some kept function tests or answers with: stores to them count.
static Mentions testedBy(llvm::ArrayRef<IrFunction> Functions) {
  Mentions All;
  for (const IrFunction &F : Functions)
    if (F.Keep) {
      const Mentions M = testedIn(F);
      All.Fields.insert(M.Fields.begin(), M.Fields.end());
      All.Variables.insert(M.Variables.begin(), M.Variables.end());
    }
  return All;
}

/// By way of which pointers destructors do what is kept: `~Section() { m_.leave(); }`. What is
/// stored there says whose lock it is, whatever is known of its type.
static void addEndedThrough(llvm::ArrayRef<IrFunction> Functions, Mentions &Out) {
  for (const IrFunction &F : Functions) {
    if (!F.Keep || !isa_and_nonnull<CXXDestructorDecl>(F.Decl))
      continue;
    for (const IrBlock &B : F.Blocks)
      for (const IrOp &Op : B.Ops) {
        const IrPath *P = Op.Object;
        if (P && P->Root == RootKind::This && P->Selectors.size() > 1 && P->Selectors[0].Field &&
            P->Selectors[1].Kind == SelectorKind::Deref)
          Out.Fields.insert(P->Selectors[0].Field);
      }
  }
}

/// The locals of \p F that its branches and its answer depend on.
static llvm::DenseSet<uint32_t> testedLocals(const IrFunction &F) {
  llvm::DenseSet<uint32_t> Out;
  auto Add = [&](const IrValue *V) {
    if (V && V->Path && V->Path->Root == RootKind::Local)
      Out.insert(V->Path->Index);
  };
  for (const IrBlock &B : F.Blocks) {
    for (const IrEdge &E : B.Edges)
      if (E.Condition) {
        Add(E.Condition->Left);
        Add(E.Condition->Right);
      }
    for (const IrOp &Op : B.Ops)
      if (Op.Kind == OpKind::Return)
        Add(Op.Value);
  }
  return Out;
}

/// Whether \p Op calls a function that does nothing but answer a question.
bool Pruning::isQuery(const IrOp &Op) const {
  const IrFunction *Body =
      Op.Kind == OpKind::Call && Op.callKind() == CallKind::Direct ? walked(Op.Callee) : nullptr;
  return Body && Body->Query;
}

/// `return state_ == Open;` in few words. An answer that nobody can follow is none.
bool Pruning::answersOnly(const IrFunction &F) const {
  constexpr size_t MaxBlocks = 12;
  if (!F.Decl || F.Library || F.Blocks.size() > MaxBlocks ||
      !Types::isNumber(F.Decl->getReturnType()))
    return false;
  bool Answers = false;
  for (const IrBlock &B : F.Blocks)
    for (const IrOp &Op : B.Ops) {
      if (Op.Kind == OpKind::Return && Op.Value && Op.Value->Kind != ValueKind::Unknown)
        Answers = true;
      else if (Op.Kind != OpKind::Return && !(Op.Kind == OpKind::Assign && Op.Data) && !isQuery(Op))
        return false;
    }
  return Answers;
}

void Pruning::findQueries() {
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (IrFunction &F : llvm::reverse(Functions))
      if (!F.Query && answersOnly(F))
        F.Query = Changed = true;
  }
}

/// Whether the answer is about the thread that asks: other units may want to know.
static bool isAboutThread(const IrFunction &F) {
  auto IsOwn = [](const IrValue *V) {
    return V && V->Path && V->Path->Root == RootKind::Global &&
           (!V->Path->Variable || V->Path->Variable->getTLSKind() != VarDecl::TLS_None);
  };
  return llvm::any_of(F.Blocks, [&](const IrBlock &B) {
    return llvm::any_of(B.Edges, [&](const IrEdge &E) {
      return E.Condition && (IsOwn(E.Condition->Left) || IsOwn(E.Condition->Right));
    });
  });
}

/// Keeps the queries on whose answers \p F depends; true if there are new ones.
bool Pruning::keepQueries(const IrFunction &F) {
  const llvm::DenseSet<uint32_t> Asked = testedLocals(F);
  bool Changed = false;
  for (const IrBlock &B : F.Blocks)
    for (const IrOp &Op : B.Ops)
      if (!Op.Drop && isQuery(Op) && Op.Result && Asked.contains(Op.Result->Index)) {
        IrFunction &Query = Functions[Index.lookup(Op.Callee->getCanonicalDecl())];
        Changed |= !Query.Keep;
        Query.Keep = true;
      }
  return Changed;
}

void Pruning::decide() {
  findQueries();
  for (IrFunction &F : Functions)
    F.Keep |= F.Query && isAboutThread(F);
  do
    spread();
  while (keepSetters());
}

/// Whether it makes one object with a lock lead to another: `child->parent_ = this`. Which field
/// leads back where another came from says in which order the locks are taken.
bool Pruning::bonds(const IrOp &Op) const {
  if (Op.Kind != OpKind::Assign || Op.Value->Kind == ValueKind::Constant)
    return false;
  for (const IrSelector &S : llvm::reverse(Op.Object->Selectors)) {
    if (S.Kind == SelectorKind::Deref)
      return false;
    if (S.Kind == SelectorKind::Field && !U.From.isSystem(S.Field))
      return U.T.isBond(S.Field);
  }
  return false;
}

/// Keeps what stores where a kept function looks before it branches (`void close() { open_ = false;
/// }`), and what links objects.
bool Pruning::keepSetters() {
  const Mentions Tested = testedBy(Functions);
  bool Changed = false;
  for (IrFunction &F : Functions) {
    if (F.Keep || F.Library)
      continue;
    F.Keep = llvm::any_of(F.Blocks, [&](const IrBlock &B) {
      return llvm::any_of(B.Ops, [&](const IrOp &Op) {
        return bonds(Op) ||
               (Op.Kind == OpKind::Assign && Op.Data && !Op.Object->Selectors.empty() &&
                Op.Object->Selectors.back().Kind == SelectorKind::Field &&
                Tested.Fields.contains(Op.Object->Selectors.back().Field));
      });
    });
    Changed |= F.Keep;
  }
  return Changed;
}

/// Keeps who calls what is kept.
void Pruning::spread() {
  // Callees before callers would save rounds; the order of discovery is the
  // reverse of that, so backwards it is nearly right.
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (IrFunction &F : llvm::reverse(Functions)) {
      if (!F.Keep && llvm::any_of(F.Blocks, [&](const IrBlock &B) {
            return llvm::any_of(B.Ops, [&](const IrOp &Op) { return synchronises(F, Op); });
          }))
        F.Keep = Changed = true;
      if (F.Keep)
        Changed |= keepQueries(F);
      if (F.Leaves != Throws::Yes)
        if (const Throws Leaves = leavesBy(F); Leaves != F.Leaves) {
          F.Leaves = Leaves;
          Changed = true;
        }
    }
  }
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// Takes a lock that no guard gives back: by itself, or by a wrapper's method.
bool Pruning::isHandLock(const IrOp &Op) const {
  if (Op.Kind == OpKind::Acquire)
    return true;
  if (Op.Kind != OpKind::Call || !Op.Callee || isa<CXXConstructorDecl>(Op.Callee))
    return false;
  if (Op.Callee->hasAttr<AcquireCapabilityAttr>())
    return true;
  const IrFunction *Body = walked(Op.Callee);
  if (!Body || !Body->Keep)
    return false;
  int Balance = 0;
  for (const IrBlock &B : Body->Blocks)
    for (const IrOp &Inner : B.Ops)
      Balance += (Inner.Kind == OpKind::Acquire) - (Inner.Kind == OpKind::Release);
  return Balance > 0;
}

bool Pruning::locksByHand(const IrFunction &F) const {
  return llvm::any_of(F.Blocks, [&](const IrBlock &B) {
    return llvm::any_of(B.Ops, [&](const IrOp &Op) { return isHandLock(Op); });
  });
}

/// A call that is not described may still give its caller something: `find(root, key, &node)`.
void Pruning::forgetStored(IrFunction &F) {
  for (IrBlock &B : F.Blocks) {
    std::vector<IrOp> Ops;
    for (IrOp &Op : B.Ops) {
      llvm::SmallVector<const IrPath *, 2> Stored;
      if (!Op.Drop && Op.Kind == OpKind::Call && Op.callKind() == CallKind::Direct &&
          !callMatters(Op))
        for (const auto &[Value, Param] : llvm::zip(Op.Values, Op.Callee->parameters()))
          if (Value->Kind == ValueKind::Address && isPlainLocal(Value->Path) &&
              U.T.isOutParameter(Param->getType()))
            Stored.push_back(Value->Path);
      const SourceLocation Where = Op.Where;
      Ops.push_back(std::move(Op));
      for (const IrPath *Place : Stored) {
        IrOp Forget;
        Forget.Kind = OpKind::Assign;
        Forget.Data = true;
        Forget.Object = Place;
        Forget.Value = U.Make.unknown();
        Forget.Where = Where;
        Ops.push_back(std::move(Forget));
      }
    }
    B.Ops = std::move(Ops);
  }
}

void Pruning::dropCalls(IrFunction &F) {
  const bool ByHand = locksByHand(F);
  const llvm::DenseSet<uint32_t> Asked = testedLocals(F);
  for (IrBlock &B : F.Blocks)
    for (IrOp &Op : B.Ops) {
      if (isQuery(Op)) {
        Op.Drop |= !Op.Result || !Asked.contains(Op.Result->Index);
        continue;
      }
      if (Op.Drop || Op.Kind != OpKind::Call || callMatters(Op))
        continue;
      // Only that it may throw is of interest, and under a lock, with which arguments.
      const IrFunction *Body = walked(Op.Callee);
      Op.Drop =
          !Body || Body->Leaves != Throws::Yes || Op.Extra == static_cast<uint8_t>(Throws::No);
      if (!ByHand) {
        Op.Values.clear();
        Op.Object = nullptr;
      }
    }
}

/// What is stored by \p Op may be read: in what is left of the function, by a
/// condition of another, by who passed a reference. Of what is returned, who calls needs to know
/// that it leads to what something was done with here: `return std::unique_ptr<T>(new T())`.
static bool isRead(const IrOp &Op, const Mentions &Here, const Mentions &Tested) {
  const IrPath &P = *Op.Object;
  if (isPlainLocal(&P) || Op.Unwinds)
    return Here.Locals.contains(P.Index);
  if (P.Root == RootKind::Result && P.Selectors.empty())
    return Op.Value->Kind == ValueKind::Address && Op.Value->Path->Root == RootKind::Local &&
           Here.Locals.contains(Op.Value->Path->Index);
  if (P.Selectors.empty())
    return P.Variable && Tested.Variables.contains(P.Variable);
  const IrSelector &Last = P.Selectors.back();
  if (Last.Kind == SelectorKind::Field)
    return Tested.Fields.contains(Last.Field);
  // Through a pointer that somebody handed in: a result.
  const bool IsResult = P.Root == RootKind::Local && P.Selectors.size() == 1;
  return Last.Kind == SelectorKind::Deref && (IsResult || Op.Value->Kind == ValueKind::Constant);
}

static Mentions mentionsOf(const IrFunction &F) {
  const Folding Left(F);
  Mentions M;
  for (uint32_t I = 0; I < Left.size(); ++I) {
    if (!Left.isReachable(I))
      continue;
    for (const IrEdge &E : Left.edges(I))
      if (E.Condition)
        M.condition(*E.Condition);
    for (const IrOp &Op : F.Blocks[I].Ops)
      if (!Op.Drop)
        M.operation(Op);
  }
  return M;
}

/// Operations that count only if what they store is read.
static std::vector<IrOp *> dataOf(IrFunction &F, llvm::function_ref<bool(const IrOp &)> Bonds) {
  std::vector<IrOp *> Data;
  for (IrBlock &B : F.Blocks)
    for (IrOp &Op : B.Ops) {
      const bool IsStore = Op.Kind == OpKind::Assign && (Op.Data || isPlainLocal(Op.Object));
      if (!Op.Drop && (Op.Unwinds || IsStore) && !Bonds(Op))
        Data.push_back(&Op);
    }
  return Data;
}

/// Drops data, takes back what is read, and what that reads, until nothing changes.
static void dropUnread(IrFunction &F, const Mentions &Tested,
                       llvm::function_ref<bool(const IrOp &)> Bonds) {
  const std::vector<IrOp *> Data = dataOf(F, Bonds);
  for (IrOp *Op : Data)
    Op->Drop = true;
  for (bool Changed = true; Changed;) {
    Changed = false;
    const Mentions Here = mentionsOf(F);
    for (IrOp *Op : Data)
      if (Op->Drop && isRead(*Op, Here, Tested)) {
        Op->Drop = false;
        Changed = true;
      }
  }
}

void Pruning::reduce() {
  Mentions Tested = testedBy(Functions);
  addEndedThrough(Functions, Tested);
  for (IrFunction &F : Functions) {
    if (!F.Keep && F.Leaves != Throws::Yes)
      continue;
    forgetStored(F);
    dropCalls(F);
    dropUnread(F, Tested, [&](const IrOp &Op) { return bonds(Op); });
    Folding(F).apply(F);
  }
}
