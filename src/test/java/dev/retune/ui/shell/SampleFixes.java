package dev.retune.ui.shell;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.ui.knowledge.KnowledgeGateway;
import dev.retune.ui.prompting.PromptsGateway;
import java.util.List;
import java.util.Optional;

/** Fixes of documents, one live and one tried, and a prompt with a version to return to. */
final class SampleFixes {
  private SampleFixes() {}

  static void into(WindowServices services) {
    KnowledgeGateway knowledge = services.knowledge();
    corrected(services, knowledge);
    List<WorkItem> items =
        knowledge.workList(ProgressMonitor.none()).items().stream()
            .filter(item -> item.kind() == ItemKind.DOCUMENT)
            .limit(2)
            .toList();
    var _ = knowledge.promote(tried(knowledge, items.getFirst()), true);
    var _ = tried(knowledge, items.getLast());
    PromptsGateway prompts = services.prompts();
    PromptVersion newest = prompts.board(SamplePrompts.NAME).versions().getFirst();
    var _ = prompts.promote(newest, true);
  }

  /** Corrects answers of one gap, from which a model can draft a document. */
  private static void corrected(WindowServices services, KnowledgeGateway knowledge) {
    Judgement right =
        new Judgement(
            Verdict.WRONG,
            Optional.of("outdated"),
            Optional.of("Apply in writing, and name the position in the first line."),
            Optional.empty(),
            Optional.empty());
    knowledge.workList(ProgressMonitor.none()).items().stream()
        .filter(item -> item.kind() == ItemKind.GAP)
        .findFirst()
        .orElseThrow()
        .dislikes()
        .stream()
        .limit(3)
        .forEach(
            dislike -> {
              var _ = services.review().save(dislike.conversationId(), right, false);
            });
  }

  private static String tried(KnowledgeGateway knowledge, WorkItem item) {
    DocumentText text = knowledge.details(item).text();
    DocumentText longer =
        new DocumentText(
            text.title(),
            text.section(),
            text.body() + "\nWrite to the help desk if this does not answer your question.");
    String fix = knowledge.propose(item, longer).fix().label();
    var _ = knowledge.tryOut(fix, ProgressMonitor.none());
    return fix;
  }
}
