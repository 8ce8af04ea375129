//===-- checkers/extract/Lowering.h - Statements to operations --*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Lowers the statements of one function, one at a time in the order of its
/// control flow, to operations appended to the current block.
///
/// An expression is an object (a path: lvalues and class prvalues), or a value
/// (what is passed, stored, compared). What a call leaves is named only when
/// somebody asks for it: the call's result is then a temporary local.
///
/// The implementation is one file for each kind of question: LowerPaths,
/// LowerValues, LowerStatements, LowerCalls, LowerRoles, LowerObjects,
/// LowerConditions, LowerOrders.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_LOWERING_H
#define HOLDWAIT_CHECKERS_EXTRACT_LOWERING_H

#include "checkers/extract/UnitContext.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang {
class ConstructionContext;
class CXXCtorInitializer;
} // namespace clang

namespace holdwait::extract {

/// A call as a model row sees it: also of constructors and destructors.
struct CallSite {
  const clang::Expr *E = nullptr;      ///< Null for calls that are not written.
  const clang::Expr *Around = nullptr; ///< Of such a call, what stands for it (`emplace_back`).
  const clang::FunctionDecl *Callee = nullptr;
  const IrPath *Object = nullptr;      ///< `this`, or what is constructed.
  const IrPath *Destination = nullptr; ///< Where the class prvalue it returns goes.
  llvm::SmallVector<const clang::Expr *, 4> Args;
  clang::SourceLocation Where;
};

class Lowering {
public:
  Lowering(UnitContext &U, IrFunction &F) : U(U), F(F), Make(U.Make) {}

  // The function around: parameters, captures, blocks.
  void beginFunction(const clang::FunctionDecl *D);
  /// One without a body here: a block for what attributes or rows say of it.
  void beginDeclared(const clang::FunctionDecl *D);
  void setCurrent(uint32_t Block) { Current = Block; }
  uint32_t current() const { return Current; }
  uint32_t newBlock();
  void jump(uint32_t From, uint32_t To) { F.Blocks[From].Edges.push_back({To, std::nullopt}); }
  /// \p E, of several parts, makes the variable \p V, or (null) what is returned.
  void expect(const clang::Expr *E, const clang::VarDecl *V);
  void setDepth(const clang::VarDecl *V, uint32_t Depth) { Depths[V] = Depth; }

  const clang::ASTContext &astContext() const { return U.Context; }
  /// Here a reference that was counted was the last one.
  void lastReference(clang::SourceLocation Where) { emit(OpKind::Last, Where); }

  // Elements of the control flow.
  void statement(const clang::Stmt *S, const clang::ConstructionContext *CC);
  void initializer(const clang::CXXCtorInitializer *I);
  void destroyVariable(const clang::VarDecl *V, clang::SourceLocation Where);
  void unwind(const clang::VarDecl *V);
  void destroyTemporary(const clang::CXXBindTemporaryExpr *E);
  void destroyMember(const clang::FieldDecl *Field, clang::SourceLocation Where);
  void destroyBase(const clang::CXXBaseSpecifier *Base, clang::SourceLocation Where);
  void destroyDeleted(const clang::CXXDeleteExpr *E);
  void cleanUp(const clang::VarDecl *V, const clang::FunctionDecl *Cleanup);
  void enterStaticInit(const clang::VarDecl *V, clang::SourceLocation Where);

  /// The condition under which \p E, tested by a branch, is true; none when it
  /// is not a simple comparison.
  std::optional<IrCondition> condition(const clang::Expr *E);
  std::optional<IrCondition> caseCondition(const clang::Expr *Switched, const clang::Expr *Case);
  /// `a && b`, whose value is used, is \p Truth on this way.
  void decide(const clang::BinaryOperator *E, bool Truth);

  /// The lock the argument of a thread-safety attribute means: `mu`, `&mu`, or a
  /// pointer to one.
  const IrPath *capability(const clang::Expr *E);

  /// What \p Row says of the method \p M, on `this`.
  void asRowSays(const clang::CXXMethodDecl *M, const models::Row &Row);

  /// Called when the function is complete.
  void finish();

private:
  using Row = models::Row;

  // Paths: objects.
  const IrPath *path(const clang::Expr *E);
  const IrPath *pathOfRef(const clang::DeclRefExpr *E);
  const IrPath *pathOfMember(const clang::MemberExpr *E);
  const IrPath *pathOfElement(const clang::ArraySubscriptExpr *E);
  const IrPath *pathOfOperator(const clang::Expr *E);
  const IrPath *pathOfCall(const clang::CallExpr *E);
  const IrPath *numberedElement(const IrPath *Object, const CallSite &Site);
  const IrPath *pathOfChoice(const clang::Expr *E);
  const IrPath *variable(const clang::VarDecl *V);
  const IrPath *variableObject(const clang::VarDecl *V);
  const IrPath *capture(const clang::ValueDecl *V);
  const IrPath *member(const IrPath *Base, const clang::FieldDecl *Field);
  const IrPath *pointeeOf(const clang::Expr *Pointer);
  const IrPath *pointeeOf(const IrValue *Pointer);
  const IrPath *materialised(const clang::Expr *E);
  const IrPath *guardBehind(const clang::Expr *Argument);
  const IrPath *stored(const clang::Expr *E); ///< The new place that the value is put into.
  const IrPath *objectOf(const clang::Expr *Base, bool IsArrow);

  // Values.
  const IrValue *value(const clang::Expr *E);
  const IrValue *valueOfCast(const clang::CastExpr *E);
  const IrValue *valueOfOperator(const clang::Expr *E);
  const IrValue *valueOfCall(const clang::CallExpr *E);
  const IrValue *valueOfRef(const clang::ValueDecl *D);
  const IrValue *valueOfLambda(const clang::LambdaExpr *E);
  const IrValue *valueOfBind(const CallSite &Site, const Row &R);
  const IrValue *callOperatorOf(const clang::LambdaExpr *E,
                                llvm::ArrayRef<const clang::FieldDecl *> Fields,
                                llvm::ArrayRef<const IrValue *> Captures);
  /// What is stored in the object \p E, or what \p E is.
  const IrValue *contents(const clang::Expr *E);
  const IrValue *contentsOfConstruct(const clang::CXXConstructExpr *E);
  /// What is passed for a parameter: references as addresses.
  const IrValue *argument(const clang::Expr *E);
  const IrValue *thisPointer();
  const IrValue *constantOf(const clang::Expr *E);
  const IrValue *function(const clang::FunctionDecl *D);

  // Statements.
  void declare(const clang::VarDecl *V, clang::SourceLocation Where);
  void declareReference(const clang::VarDecl *V, const clang::Expr *Init);
  const IrPath *rangeElement(const clang::VarDecl *V);
  void sizePool(const CallSite &Site, const clang::CXXConstructorDecl *C);

public:
  /// The object of this constructor is perhaps a pool.
  void sizeItself(const clang::CXXConstructorDecl *C);

private:
  void inheritedConstructor(const clang::CXXInheritedCtorInitExpr *E);
  void initialise(const IrPath *P, clang::QualType T, const clang::Expr *Init,
                  clang::SourceLocation Where);
  void initialiseLock(const IrPath *P, const clang::Expr *Init);
  void
  forEachPart(const IrPath *P, const clang::InitListExpr *Init,
              llvm::function_ref<void(const IrPath *, clang::QualType, const clang::Expr *)> Visit);
  void initialiseAggregate(const IrPath *P, const clang::InitListExpr *Init);
  void assignment(const clang::BinaryOperator *E);
  void returnStatement(const clang::Stmt *S, const clang::Expr *Value);
  void assign(const IrPath *P, const IrValue *V, clang::QualType T, clang::SourceLocation Where,
              skeleton::StepKind Step = skeleton::StepKind::Any);
  void assignAnswer(const IrPath *P, const clang::Expr *E, clang::QualType T,
                    clang::SourceLocation Where);
  void lowerTree(const clang::Stmt *S);
  void atomic(const clang::AtomicExpr *E);
  void increment(const clang::UnaryOperator *E);
  void forget(const clang::Stmt *S);
  void suspend(const clang::CoroutineSuspendExpr *E);

  // Calls.
  void call(const clang::CallExpr *E, const clang::ConstructionContext *CC);
  static bool isClosureConversion(const clang::FunctionDecl *D);
  CallSite siteOf(const clang::CallExpr *E);
  const IrPath *objectOfCall(const clang::CallExpr *E);
  void ignored(const clang::Expr *E, const clang::FunctionDecl *Callee, const IrPath *Destination);
  bool plainOperator(const CallSite &Site, const clang::CallExpr *E);
  void callThrough(const clang::CallExpr *E, const IrPath *Destination);
  void callDirect(const CallSite &Site, bool IsVirtual);
  bool isVirtualCall(const clang::CallExpr *E, const clang::FunctionDecl *Callee);
  void storedBySystem(const CallSite &Site);
  bool isInvisible(const CallSite &Site);
  void passToSystem(const CallSite &Site);
  void emitThrow(const clang::Type *T, uint32_t Flags, clang::SourceLocation Where);
  void mayThrow(const Row &R, clang::SourceLocation Where);
  Throws throwsOf(const clang::FunctionDecl *D);
  void emitThrough(const IrValue *Callable, llvm::ArrayRef<const IrValue *> Args,
                   const IrPath *Object, clang::SourceLocation Where, const clang::Expr *Result,
                   const IrPath *Destination = nullptr);
  void defaultArguments(llvm::ArrayRef<const clang::Expr *> Args);

  // Roles.
  bool role(const CallSite &Site, const Row &R);
  bool effect(const CallSite &Site, const Row &R);
  const IrPath *executorPath(const CallSite &Site, const Row &R, const models::Operand &O);
  const IrValue *method(const CallSite &Site, const Row &R);
  void acquire(const CallSite &Site, const Row &R);
  void guardBind(const CallSite &Site, const Row &R);
  void guardLock(const CallSite &Site, const Row &R);
  void guardMove(const IrPath *To, const IrPath *From, clang::SourceLocation Where);
  void guardRelease(const CallSite &Site, const Row &R);
  void guardSwap(const CallSite &Site, const Row &R);
  const IrValue *madeOf(const CallSite &Site, const Row &R);
  void initRole(const CallSite &Site, const Row &R);
  const clang::CXXRecordDecl *ownLock(clang::QualType T);
  void runMethod(const clang::FunctionDecl *Method, const IrPath *Object,
                 clang::SourceLocation Where);
  void wait(const CallSite &Site, const Row &R);
  void waitFor(const CallSite &Site, const Row &R, llvm::ArrayRef<const IrPath *> Released);
  llvm::SmallVector<const IrValue *, 2> callables(const CallSite &Site, const Row &R);
  void spawn(const CallSite &Site, const Row &R);
  void spawn(const CallSite &Site, const Row &R, const IrValue *Callable);
  void callOnce(const CallSite &Site, const Row &R);
  void initialiseClosureBase(const IrPath *P, const clang::CXXRecordDecl *Closure,
                             const clang::Expr *Init);
  const IrPath *overloads(const clang::Expr *E, size_t Arguments, bool ByCount,
                          llvm::SmallVectorImpl<const clang::CXXMethodDecl *> &Found);
  void oneOf(size_t Count, llvm::function_ref<void(size_t)> Way);
  void callOperator(const CallSite &Site, const clang::CXXMethodDecl *M, const IrPath *Object,
                    llvm::ArrayRef<const IrValue *> Args, const IrPath *Result);
  const IrValue *runnable(const CallSite &Site, const models::Operand &O);
  const IrPath *commonResult(const CallSite &Site);
  bool invokesIdentity(const CallSite &Site, const Row &R);
  void invoke(const CallSite &Site, const Row &R);
  const IrPath *copiedFrom(const CallSite &Site, const models::Operand &O);
  const IrPath *keeper(const CallSite &Site, const models::Operand &O);
  void registerRole(const CallSite &Site, const Row &R);
  const IrPath *assignedPath(const CallSite &Site, const Row &R, const clang::Expr *Arg);
  void forgetMoved(const clang::Expr *Arg, const IrValue *V, clang::SourceLocation Where);
  void assignRole(const CallSite &Site, const Row &R);
  void copyRole(const CallSite &Site, const Row &R);
  void construct(const CallSite &Site, const Row &R);
  void simpleOp(OpKind Kind, const CallSite &Site, const Row &R);
  const IrPath *resultObject(const CallSite &Site);
  const IrPath *operandPath(const CallSite &Site, const models::Operand &O);
  const IrValue *operandValue(const CallSite &Site, const models::Operand &O);
  skeleton::Mode modeOf(const CallSite &Site, const models::Operand &O, skeleton::Mode Said);
  skeleton::Waiting waitingOf(const CallSite &Site, const Row &R);
  bool makesCallable(const CallSite &Site);
  bool makesShared(const CallSite &Site, const models::Row &R);
  const IrValue *unitsOf(const CallSite &Site, const models::Operand &O);
  const IrPath *designated(const clang::Expr *E);
  llvm::SmallVector<const IrPath *, 2> operandPaths(const CallSite &Site, const models::Operand &O,
                                                    const Row *SkipTags = nullptr);
  llvm::SmallVector<const IrValue *, 2> operandValues(const CallSite &Site,
                                                      const models::Operand &O);
  llvm::SmallVector<const IrValue *, 2> forwarded(const CallSite &Site, const models::Operand &O);
  const IrValue *callableOperand(const CallSite &Site, const models::Operand &O);
  bool isNull(const CallSite &Site, const models::Operand &O);
  void signalSet(const CallSite &Site, const Row &R);
  void signalMask(const CallSite &Site, const Row &R);
  void succeeds(const CallSite &Site, const Row &R);
  void lockFunctions(IrOp &Op, clang::QualType LockType, skeleton::Mode Mode);
  bool isValueRole(const Row &R);

  // Objects: constructors, destructors, new.
  void constructor(const clang::CXXConstructExpr *E, const clang::ConstructionContext *CC);
  void constructInto(const CallSite &Site, const clang::CXXConstructorDecl *C);
  clang::QualType holderType(const CallSite &Site, const Row &R);
  void constructHeld(CallSite &Site, clang::QualType T);
  const IrPath *destination(const clang::ConstructionContext *CC, const clang::Expr *E);
  const IrPath *initializerPath(const clang::CXXCtorInitializer *I);
  const IrPath *temporary(const clang::Expr *E);
  const IrPath *newObject(const clang::CXXNewExpr *E);
  void expect(const clang::Expr *E, const IrPath *P);
  const IrPath *allocated(const clang::CXXNewExpr *E);
  void destroy(const IrPath *P, clang::QualType T, clang::SourceLocation Where,
               bool ByPointer = false);
  bool needsDestruction(clang::QualType T);
  void destroyExplicitly(const clang::CXXMemberCallExpr *E, const clang::CXXDestructorDecl *D);
  bool runDeleter(const IrPath *P, clang::QualType T, clang::SourceLocation Where);
  void holdsObject(const IrPath *P, clang::SourceLocation Where);
  bool wasMovedFrom(const IrPath *Container, const clang::Expr *At);
  void remove(const CallSite &Site, const Row &R);
  void destroyOwned(const IrPath *P, clang::QualType T, clang::SourceLocation Where);
  /// Emits what \p Body emits on a branch that may be passed by.
  void maybe(std::optional<IrCondition> When, llvm::function_ref<void()> Body);

  // Conditions.
  const clang::Expr *decisive(const clang::Expr *E);
  std::optional<IrCondition> comparison(const clang::BinaryOperator *E);
  std::optional<IrCondition> choiceBetween(const clang::AbstractConditionalOperator *E,
                                           Relation Rel, const IrValue *Right);
  std::optional<IrCondition> overloadedComparison(const clang::Expr *Left, Relation Rel,
                                                  const clang::Expr *Right);
  bool comparable(const IrValue *V) const;

  // Orders.
  std::optional<IrCondition> answer(const clang::Expr *E);
  void split(const IrCondition &C, llvm::function_ref<void(const IrValue *)> Each);
  std::optional<IrCondition> comparatorCall(const clang::CallExpr *E);
  void assume(const IrValue *L, Relation Rel, const IrValue *R);
  void anew(const IrPath *Result, clang::SourceLocation Where);
  void orderedBy(const CallSite &Site, const Row &R);
  bool swapRole(const CallSite &Site);
  bool exchangeRole(const CallSite &Site);

  // Results and temporaries.
  struct Slot {
    const IrPath *Path = nullptr;
    uint32_t Block = 0, Op = 0; ///< The operation that gives the result, when Path is null.
  };
  uint32_t addLocal(const clang::VarDecl *V);
  const IrPath *newTemporary(uint32_t Flags = 0);
  const IrPath *resultOf(const clang::Expr *E);
  IrOp &emit(OpKind Kind, clang::SourceLocation Where);
  IrOp &emit(IrOp Op);
  void produces(const clang::Expr *E);
  void produces(const clang::Expr *E, const IrPath *P);

  UnitContext &U;
  IrFunction &F;
  IrMaker &Make;
  uint32_t Current = 0;
  bool copiesByHand(const clang::CXXRecordDecl *R);
  const IrValue *bitsOf(const clang::BinaryOperator *E);
  const clang::CallExpr *asIterator(const clang::Expr *E);
  llvm::SmallVector<const IrPath *, 4> MovedFrom; ///< Owning pointers, so far.
  bool LastReference = false; ///< What is destroyed is so only with the last of its owners.
  llvm::DenseMap<const clang::VarDecl *, uint32_t> LocalIndex;
  llvm::DenseMap<const clang::VarDecl *, uint32_t> Depths;
  /// Where parts of `?:`, of initialiser lists, and default member initialisers
  /// are made, which Clang's graph does not say.
  llvm::DenseMap<const clang::Expr *, const IrPath *> Expected;
  /// References that are another name for a temporary.
  llvm::DenseMap<const clang::VarDecl *, const IrPath *> Aliases;
  llvm::DenseMap<const clang::Expr *, Slot> Results;
  llvm::DenseMap<const clang::ValueDecl *, clang::FieldDecl *> Captures;
  clang::FieldDecl *ThisCapture = nullptr;
  bool IsLambda = false;
};

/// Whether that part of a row is about this call.
bool happens(const CallSite &Site, const models::Row &Part, const clang::ASTContext &Context);

/// The type by which a handler is chosen for what has type \p T.
const clang::Type *exceptionType(clang::QualType T);

/// The condition of the other edge.
IrCondition negate(const IrCondition &C);

/// The number of a placeholder in the arguments of a bind (from 1), or 0.
unsigned placeholderNumber(const clang::Expr *E);

/// Left by an error in the source; nothing can be said of it.
bool isBroken(const clang::Expr *E);

/// Without what does not change which object or value an expression is.
const clang::Expr *strip(const clang::Expr *E);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_LOWERING_H
