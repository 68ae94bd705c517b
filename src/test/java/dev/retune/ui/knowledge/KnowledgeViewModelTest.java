package dev.retune.ui.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.improvement.ImprovementService.Overview;
import dev.retune.improvement.model.CureKind;
import dev.retune.improvement.model.ImprovementRow;
import dev.retune.improvement.model.ImprovementState;
import dev.retune.improvement.model.VoteGain;
import dev.retune.index.version.IndexVersion;
import dev.retune.knowledge.model.CitedDislike;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.DraftMark;
import dev.retune.knowledge.model.FixAction;
import dev.retune.knowledge.model.FixRevision;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.ItemKey;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.ItemState;
import dev.retune.knowledge.model.KnowledgeFix;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.worklist.WorkListService.WorkList;
import dev.retune.prompting.endpoint.SpentCost;
import dev.retune.prompting.endpoint.TokenUsage;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.ui.navigation.TestScreenContext;
import dev.retune.ui.task.HeldTaskRunner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is typed is never lost, and the buttons follow the fix. */
class KnowledgeViewModelTest {
  private final TestScreenContext context = new TestScreenContext();
  private final Desk desk = new Desk();
  private final List<String> opened = new ArrayList<>();
  private final ImproveViewModel improve =
      new ImproveViewModel(desk, context.screenContext(), opened::add);
  private final KnowledgeViewModel model = improve.knowledge();

  /** Two documents; drafts can be refused. */
  private static final class Desk implements KnowledgeGateway {
    private final Map<ItemKey, DocumentText> drafts = new HashMap<>();
    private Optional<FixStatus> fix = Optional.empty();
    private final List<String> said = new ArrayList<>();
    private ItemState state = ItemState.OPEN;
    private boolean gone;

    @Override
    public Overview improvements(ProgressMonitor monitor) {
      return new Overview(TestScreenContext.NOW, TestScreenContext.NOW, 0, 0, "nothing", List.of());
    }

    @Override
    public WorkList workList(ProgressMonitor monitor) {
      return new WorkList(
          TestScreenContext.NOW, TestScreenContext.NOW, 2, 2, List.of(item(1), item(2)));
    }

    private WorkItem item(long id) {
      CitedDislike dislike =
          new CitedDislike(
              id, id, "question " + id, "", CauseCategory.CONTENT, Optional.empty(), "");
      return new WorkItem(
          "doc-" + id,
          ItemKind.DOCUMENT,
          "document " + id,
          Optional.empty(),
          Optional.empty(),
          List.of(dislike),
          Map.of(),
          List.of(),
          1,
          VoteGain.counted(1),
          state,
          Optional.empty(),
          List.of());
    }

    @Override
    public ItemDetails details(WorkItem item) {
      return new ItemDetails(
          new DocumentText("", "", "text " + item.key().subject()),
          Optional.ofNullable(drafts.get(item.key())),
          fix,
          false,
          Optional.empty(),
          Optional.of(new DraftOffer("small", new SpentCost(TokenUsage.ZERO, Optional.empty()))));
    }

    @Override
    public DocumentText draft(WorkItem item) {
      return new DocumentText("drafted", "", DraftMark.on("a draft", "small", "Check it."));
    }

    @Override
    public void assign(ItemKey item, String assignee) {
      said.add(item + " for " + assignee);
    }

    @Override
    public void verify(WorkItem item) {
      said.add(item.name() + " helps");
    }

    @Override
    public void keepDraft(ItemKey item, DocumentText text) {
      if (gone) {
        throw new UnavailableException("persistence.unavailable", "h2", "closed");
      }
      drafts.put(item, text);
    }

    @Override
    public FixStatus propose(WorkItem item, DocumentText text) {
      drafts.remove(item.key());
      return status(FixState.PROPOSED, text);
    }

    private FixStatus status(FixState state, DocumentText text) {
      KnowledgeFix made =
          new KnowledgeFix(
              3,
              FixAction.EDIT,
              1,
              "d1",
              Optional.of(1L),
              Optional.of("hash"),
              new FixRevision(1, 3, text, "kim", TestScreenContext.NOW),
              List.of(1L),
              "kim",
              TestScreenContext.NOW,
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      FixStatus status = new FixStatus(made, state, state == FixState.LIVE, Optional.empty());
      fix = Optional.of(status);
      return status;
    }

    @Override
    public FixStatus retire(WorkItem item) {
      return status(FixState.PROPOSED, DocumentText.NONE);
    }

    @Override
    public FixTrial tryOut(String fixName, ProgressMonitor monitor) {
      throw new UnavailableException("progress.cancelled");
    }

    @Override
    public IndexVersion promote(String fixName, boolean decided) {
      throw new UnavailableException("progress.cancelled");
    }

    @Override
    public IndexVersion rollback(String fixName) {
      throw new UnavailableException("progress.cancelled");
    }

    @Override
    public FixStatus withdraw(String fixName) {
      return status(FixState.WITHDRAWN, DocumentText.NONE);
    }

    @Override
    public void dismiss(ItemKey item, boolean dismissed) {
      said.add(item + (dismissed ? " dismissed" : " open"));
    }
  }

  @BeforeEach
  void open() {
    model.start();
  }

  @Test
  void whatIsTypedIsKeptEvenWhileTheDatabaseIsGone() {
    assertThat(model.body().get()).isEqualTo("text 1");
    desk.gone = true;
    model.body().set("text 1 and more");
    model.open(model.items().getLast());
    assertThat(model.body().get()).isEqualTo("text 2");
    assertThat(desk.drafts).isEmpty();
    model.refresh();
    model.open(model.items().getFirst());
    assertThat(model.body().get()).isEqualTo("text 1 and more");
    desk.gone = false;
    context.passTime();
    assertThat(desk.drafts.get(new ItemKey(ItemKind.DOCUMENT, 1)))
        .extracting(DocumentText::body)
        .isEqualTo("text 1 and more");
    model.leave();
    assertThat(new KnowledgeViewModelStart(desk, context).body()).isEqualTo("text 1 and more");
  }

  /** Another window. */
  private record KnowledgeViewModelStart(Desk desk, TestScreenContext context) {
    String body() {
      KnowledgeViewModel again =
          new ImproveViewModel(desk, context.screenContext(), prompt -> {}).knowledge();
      again.start();
      return again.body().get();
    }
  }

  @Test
  void theButtonsFollowTheFix() {
    assertThat(model.proposable()).isTrue();
    assertThat(model.triable()).isFalse();
    model.body().set("better");
    model.propose();
    assertThat(desk.drafts).isEmpty();
    assertThat(model.triable()).isTrue();
    assertThat(model.promotable()).isFalse();
    model.fixActions().tryOut();
    assertThat(model.busy().get()).isFalse();
    desk.status(FixState.PASSED, DocumentText.NONE);
    model.open(model.items().getLast());
    assertThat(model.promotable()).isTrue();
    desk.status(FixState.LIVE, DocumentText.NONE);
    model.open(model.items().getFirst());
    assertThat(model.triable()).isFalse();
    assertThat(model.promotable()).isFalse();
  }

  @Test
  void anItemIsAssignedVerifiedAndDismissed() {
    ItemActions actions = model.itemActions();
    assertThat(actions.assignee().get()).isEqualTo("kim");
    assertThat(actions.verifiable()).isFalse();
    actions.assignee().set(" ");
    assertThat(actions.assignable()).isFalse();
    actions.assign();
    actions.assignee().set(" ann ");
    actions.assign();
    desk.state = ItemState.FIXED;
    model.refresh();
    assertThat(actions.verifiable()).isTrue();
    actions.verify();
    desk.state = ItemState.VERIFIED;
    model.refresh();
    assertThat(actions.settled()).isTrue();
    actions.dismiss();
    assertThat(desk.said).containsExactly("doc-1 for ann", "doc-1 helps", "doc-1 open");
  }

  @Test
  void aDraftIsKeptAndNotProposed() {
    context.answers(false);
    model.draft();
    assertThat(model.body().get()).isEqualTo("text 1");
    context.answers(true);
    model.draft();
    assertThat(model.title().get()).isEqualTo("drafted");
    assertThat(DraftMark.isOn(model.body().get())).isTrue();
    model.leave();
    assertThat(desk.drafts).containsKey(new ItemKey(ItemKind.DOCUMENT, 1));
    assertThat(desk.fix).isEmpty();
  }

  @Test
  void aCureOfTheKnowledgeOpensThere() {
    improve.open(
        new ImprovementRow(
            CauseCategory.CONTENT,
            CureKind.DOCUMENT_FIX,
            "doc-2",
            "document 2",
            1,
            Optional.empty(),
            ImprovementState.OPEN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty()));
    assertThat(improve.tab().get()).isEqualTo(ImproveViewModel.KNOWLEDGE);
    assertThat(model.open().get().map(WorkItem::name)).contains("doc-2");
  }

  @Test
  void aPromptOpensInItsTab() {
    for (String subject : List.of("support v2", "plan v v12", "sales", "")) {
      improve.open(
          new ImprovementRow(
              CauseCategory.STYLE,
              CureKind.PROMPT_REVISION,
              "",
              subject,
              1,
              Optional.empty(),
              ImprovementState.OPEN,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              "",
              Optional.empty()));
    }
    assertThat(improve.tab().get()).isEqualTo(ImproveViewModel.PROMPTS);
    assertThat(opened).containsExactly("support", "plan v", "sales", "");
  }

  @Test
  void anEmptyListSaysThatItIsBeingAnalyzedUntilItIsKnown() {
    HeldTaskRunner runner = new HeldTaskRunner();
    KnowledgeViewModel held =
        new ImproveViewModel(desk, context.screenContext(runner), opened::add).knowledge();
    held.start();
    assertThat(held.noItems().get()).startsWith("Dislikes are being analyzed.");
    runner.go();
    assertThat(held.noItems().get()).isEqualTo("No document or gap needs work.");
  }
}
