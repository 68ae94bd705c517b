package dev.retune.knowledge.fix;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.repository.RatedAnswerRepository;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.DraftMark;
import dev.retune.knowledge.model.FixAction;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.KnowledgeFix;
import dev.retune.knowledge.store.FixWriteRepository;
import dev.retune.knowledge.store.FixWriteRepository.FixDraft;
import dev.retune.knowledge.store.FixWriteRepository.Mark;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Proposes fixes, changes their texts, and withdraws them. A proposal changes no index. */
public final class FixProposals {
  private static final Set<FixState> SETTLED =
      Set.of(
          FixState.LIVE,
          FixState.LEAVING,
          FixState.SUPERSEDED,
          FixState.ARRIVED,
          FixState.WITHDRAWN);
  private static final int LONGEST_ID = 200;

  private final Workspace workspace;
  private final DocumentRepository documents;
  private final RatedAnswerRepository answers;
  private final FixStatusReader statuses;
  private final Clock clock;

  /** Works on one workspace. */
  public FixProposals(
      Workspace workspace, DocumentRepository documents, FixStatusReader statuses, Clock clock) {
    this.workspace = workspace;
    this.documents = documents;
    this.answers = new RatedAnswerRepository(workspace);
    this.statuses = statuses;
    this.clock = clock;
  }

  /**
   * Proposes another text of a document.
   *
   * @param cited ids of the disliked answers that it is for
   * @throws InvalidInputException when there is no such document, the text is empty or says the
   *     same, or no disliked answer is cited
   * @throws RefusedException when another fix of the document is under way
   */
  public FixStatus edit(long document, DocumentText text, Collection<Long> cited, String who) {
    Document source = known(document);
    checkText(text);
    if (DocumentText.of(source).saysTheSameAs(text)) {
      throw new InvalidInputException("knowledge.sameText", source.externalId());
    }
    return add(ofDocument(FixAction.EDIT, source, text, cited, who));
  }

  /** Proposes that a document is no longer used; see {@link #edit}. */
  public FixStatus retire(long document, Collection<Long> cited, String who) {
    return add(ofDocument(FixAction.RETIRE, known(document), DocumentText.NONE, cited, who));
  }

  private FixDraft ofDocument(
      FixAction action, Document source, DocumentText text, Collection<Long> cited, String who) {
    statuses.all().stream()
        .filter(other -> other.fix().documentId().filter(id -> id == source.id()).isPresent())
        .filter(other -> isUnderWay(other.state()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new RefusedException(
                  "knowledge.underWay", other.fix().label(), source.externalId());
            });
    return new FixDraft(
        action,
        source.sourceId(),
        source.externalId(),
        Optional.of(source.id()),
        Optional.of(source.contentHash()),
        text,
        checked(cited),
        who,
        now());
  }

  private static boolean isUnderWay(FixState state) {
    return switch (state) {
      case PROPOSED, PASSED, HELD, FAILED, ROLLED_BACK -> true;
      case LIVE, LEAVING, SUPERSEDED, ARRIVED, OVERWRITTEN, WITHDRAWN -> false;
    };
  }

  /**
   * Proposes a further document.
   *
   * @param sourceId the source whose knowledge base it is for
   * @param externalId the id that it shall have there
   */
  public FixStatus write(
      long sourceId, String externalId, DocumentText text, Collection<Long> cited, String who) {
    String id = externalId.strip();
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new InvalidInputException("knowledge.badDocumentId", externalId);
    }
    checkText(text);
    boolean taken =
        documents.byExternalId(id).stream().anyMatch(document -> document.sourceId() == sourceId)
            || statuses.all().stream()
                .anyMatch(
                    other ->
                        other.fix().action() == FixAction.NEW
                            && other.fix().sourceId() == sourceId
                            && other.fix().externalId().equals(id)
                            && other.state() != FixState.WITHDRAWN);
    if (taken) {
      throw new RefusedException("knowledge.idTaken", id);
    }
    return add(
        new FixDraft(
            FixAction.NEW,
            sourceId,
            id,
            Optional.empty(),
            Optional.empty(),
            text,
            checked(cited),
            who,
            now()));
  }

  private FixStatus add(FixDraft draft) {
    long id =
        workspace.transaction(
            transaction -> {
              long made = FixWriteRepository.add(transaction, draft);
              AuditLog.add(
                  transaction,
                  entry(
                      draft.who(),
                      "fix.propose",
                      KnowledgeFix.label(made),
                      "",
                      draft.action() + " " + draft.externalId()));
              return made;
            });
    return statuses.named(KnowledgeFix.label(id));
  }

  /**
   * Changes the text of a fix, and the disliked answers that it cites. It has to be tried again.
   *
   * @throws RefusedException when it is live, arrived or withdrawn; a further change of the
   *     document is another fix
   */
  public FixStatus revise(String typed, DocumentText text, Collection<Long> cited, String who) {
    FixStatus status = statuses.named(typed);
    KnowledgeFix fix = status.fix();
    if (SETTLED.contains(status.state()) || fix.action() == FixAction.RETIRE) {
      throw new RefusedException("knowledge.notRevisable", fix.label());
    }
    checkText(text);
    List<Long> answersCited = checked(cited);
    workspace.inTransaction(
        transaction -> {
          if (!text.equals(fix.revision().text())) {
            FixWriteRepository.revise(transaction, fix.id(), text, who, now());
          }
          FixWriteRepository.cite(transaction, fix.id(), answersCited);
          AuditLog.add(
              transaction,
              entry(who, "fix.revise", fix.label(), fix.revision().text().hash(), text.hash()));
        });
    return statuses.named(typed);
  }

  /**
   * Withdraws a fix. One that is live stays so until the next index is built without it.
   *
   * @throws RefusedException when it was withdrawn before, or has arrived
   */
  public FixStatus withdraw(String typed, String who) {
    FixStatus status = statuses.named(typed);
    KnowledgeFix fix = status.fix();
    if (fix.withdrawnAt().isPresent() || status.state() == FixState.ARRIVED) {
      throw new RefusedException("knowledge.notWithdrawable", fix.label());
    }
    workspace.inTransaction(
        transaction -> {
          FixWriteRepository.mark(transaction, fix.id(), Mark.WITHDRAWN, now());
          AuditLog.add(
              transaction,
              entry(who, "fix.withdraw", fix.label(), status.state().name(), "WITHDRAWN"));
        });
    return statuses.named(typed);
  }

  private Document known(long document) {
    return documents
        .byId(document)
        .orElseThrow(() -> new InvalidInputException("knowledge.unknownDocument", document));
  }

  private static void checkText(DocumentText text) {
    if (text.body().isBlank()) {
      throw new InvalidInputException("knowledge.noText");
    }
    if (DraftMark.isOn(text.body())) {
      throw new InvalidInputException("knowledge.stillDraft");
    }
  }

  /** Returns the cited answers, each of which has a dislike. */
  private List<Long> checked(Collection<Long> cited) {
    List<Long> ids = cited.stream().distinct().sorted().toList();
    if (ids.isEmpty()) {
      throw new InvalidInputException("knowledge.nothingCited");
    }
    Map<Long, RatedAnswerRepository.Votes> votes = answers.votes(ids);
    for (long id : ids) {
      if (Optional.ofNullable(votes.get(id)).filter(v -> v.dislikes() > 0).isEmpty()) {
        throw new InvalidInputException("knowledge.notDisliked", id);
      }
    }
    return ids;
  }

  private AuditEntry entry(String who, String action, String subject, String before, String after) {
    return new AuditEntry(now(), who, action, subject, before, after);
  }

  private Instant now() {
    return SqlTime.now(clock);
  }
}
