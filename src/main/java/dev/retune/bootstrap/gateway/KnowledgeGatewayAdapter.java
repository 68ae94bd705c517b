package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.KnowledgeModule;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.improvement.ImprovementService;
import dev.retune.improvement.ImprovementService.Overview;
import dev.retune.index.version.IndexVersion;
import dev.retune.knowledge.KnowledgeServices;
import dev.retune.knowledge.model.CitedDislike;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.DraftMark;
import dev.retune.knowledge.model.FixAction;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.ItemKey;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.worklist.FixPrefill;
import dev.retune.knowledge.worklist.WorkListService;
import dev.retune.knowledge.worklist.WorkListService.WorkList;
import dev.retune.pipeline.KnowledgeRunner;
import dev.retune.prompting.drafting.DocumentDraft;
import dev.retune.prompting.drafting.DocumentDrafter;
import dev.retune.prompting.drafting.DraftMaterial;
import dev.retune.review.decision.CorrectedAnswer;
import dev.retune.ui.knowledge.KnowledgeGateway;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Connects the Improve screen to the services. */
record KnowledgeGatewayAdapter(
    KnowledgeModule knowledge,
    Supplier<DocumentDrafter> drafter,
    Texts texts,
    Clock clock,
    Runnable publish,
    String person)
    implements KnowledgeGateway {
  private static final Set<FixState> REVISABLE =
      Set.of(
          FixState.PROPOSED, FixState.PASSED, FixState.HELD, FixState.FAILED, FixState.ROLLED_BACK);

  private KnowledgeServices services() {
    return knowledge.services();
  }

  private KnowledgeRunner runner() {
    return knowledge.runner();
  }

  private Instant now() {
    return clock.instant();
  }

  @Override
  public Overview improvements(ProgressMonitor monitor) {
    return knowledge.improvements().of(now(), ImprovementService.WINDOW, monitor);
  }

  @Override
  public WorkList workList(ProgressMonitor monitor) {
    return services().workList().of(now(), WorkListService.WINDOW, monitor);
  }

  @Override
  public ItemDetails details(WorkItem item) {
    KnowledgeServices services = services();
    Optional<FixStatus> fix = newest(services, item);
    Optional<Document> document = document(services, item);
    DocumentText text =
        fix.filter(status -> status.fix().action() != FixAction.RETIRE)
            .filter(status -> REVISABLE.contains(status.state()) || status.live())
            .map(status -> status.fix().revision().text())
            .or(() -> document.map(DocumentText::of))
            .orElseGet(() -> FixPrefill.ofGap(item));
    return new ItemDetails(
        text,
        services.drafts().find(person, item.key()),
        fix,
        fix.filter(runner().promotion()::canRollBack).isPresent(),
        fix.flatMap(status -> services.effects().of(status.fix(), now())),
        offer(item));
  }

  /** Without a reviewer's answer there is nothing to write from. */
  private Optional<DraftOffer> offer(WorkItem item) {
    DraftMaterial material = material(item);
    if (item.kind() != ItemKind.GAP || material.answers().isEmpty()) {
      return Optional.empty();
    }
    DocumentDrafter writer = drafter.get();
    return writer.model().map(model -> new DraftOffer(model, writer.expected(material)));
  }

  private static DraftMaterial material(WorkItem item) {
    return new DraftMaterial(
        item.dislikes().stream().map(CitedDislike::question).toList(),
        item.corrections().stream().map(CorrectedAnswer::text).toList());
  }

  @Override
  public DocumentText draft(WorkItem item) {
    DocumentDraft made = drafter.get().draft(material(item));
    return new DocumentText(
        made.title(),
        "",
        DraftMark.on(made.text(), made.model(), texts.get("knowledge.draftHint")));
  }

  private static Optional<Document> document(KnowledgeServices services, WorkItem item) {
    return item.kind() == ItemKind.DOCUMENT
        ? services.documents().byId(item.key().subject())
        : Optional.empty();
  }

  /** The newest fix of an item that is not given up; the list was read a while ago. */
  private static Optional<FixStatus> newest(KnowledgeServices services, WorkItem item) {
    List<Long> answers = answers(item);
    return services.statuses().all().stream()
        .filter(status -> status.state() != FixState.WITHDRAWN)
        .filter(
            status ->
                item.kind() == ItemKind.DOCUMENT
                    ? status.fix().documentId().equals(Optional.of(item.key().subject()))
                    : status.fix().action() == FixAction.NEW
                        && (status.fix().cited().stream().anyMatch(answers::contains)
                            || item.fixes().stream()
                                .anyMatch(known -> known.id().equals(status.fix().label()))))
        .findFirst();
  }

  private static List<Long> answers(WorkItem item) {
    return item.dislikes().stream().map(CitedDislike::conversationId).distinct().toList();
  }

  @Override
  public void keepDraft(ItemKey item, DocumentText text) {
    services().drafts().keep(person, item, text, now());
  }

  @Override
  public FixStatus propose(WorkItem item, DocumentText text) {
    KnowledgeServices services = services();
    Optional<FixStatus> underWay =
        newest(services, item)
            .filter(status -> REVISABLE.contains(status.state()))
            .filter(status -> status.fix().action() != FixAction.RETIRE);
    FixStatus status =
        underWay
            .map(
                fix ->
                    services.proposals().revise(fix.fix().label(), text, cited(item, fix), person))
            .orElseGet(() -> proposed(services, item, text));
    services.drafts().discard(person, item.key());
    return status;
  }

  /** The dislikes of the item; a fix from an earlier window keeps its own. */
  private static List<Long> cited(WorkItem item, FixStatus fix) {
    List<Long> now = answers(item);
    return now.isEmpty() ? fix.fix().cited() : now;
  }

  private FixStatus proposed(KnowledgeServices services, WorkItem item, DocumentText text) {
    if (item.kind() == ItemKind.DOCUMENT) {
      return services.proposals().edit(item.key().subject(), text, answers(item), person);
    }
    long source =
        answers(item).stream()
            .flatMap(id -> services.conversations().byId(id).stream())
            .map(Conversation::sourceId)
            .findFirst()
            .orElseThrow(() -> new InvalidInputException("knowledge.nothingCited"));
    return services.proposals().write(source, "retune-" + item.name(), text, answers(item), person);
  }

  @Override
  public FixStatus retire(WorkItem item) {
    return services().proposals().retire(item.key().subject(), answers(item), person);
  }

  @Override
  public FixTrial tryOut(String fix, ProgressMonitor monitor) {
    return runner().tryOut(List.of(fix), person, monitor);
  }

  @Override
  public IndexVersion promote(String fix, boolean decided) {
    IndexVersion live = runner().promote(fix, person, decided);
    publish.run();
    return live;
  }

  @Override
  public IndexVersion rollback(String fix) {
    IndexVersion live = runner().rollback(fix, person);
    publish.run();
    return live;
  }

  @Override
  public FixStatus withdraw(String fix) {
    return services().proposals().withdraw(fix, person);
  }

  @Override
  public void assign(ItemKey item, String assignee) {
    services().decisions().assign(item.toString(), assignee, person);
  }

  @Override
  public void verify(WorkItem item) {
    services().decisions().verify(item, "", person);
  }

  @Override
  public void dismiss(ItemKey item, boolean dismissed) {
    if (dismissed) {
      services().decisions().dismiss(item.toString(), "", person);
    } else {
      services().decisions().reopen(item.toString(), person);
    }
  }
}
