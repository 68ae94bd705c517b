package dev.retune.ui.knowledge;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.improvement.ImprovementService.Overview;
import dev.retune.improvement.model.VoteEffect;
import dev.retune.index.version.IndexVersion;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.ItemKey;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.worklist.WorkListService.WorkList;
import dev.retune.prompting.endpoint.SpentCost;
import java.util.Optional;

/**
 * The services behind this screen. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface KnowledgeGateway {

  /** Returns the causes of dislikes with their cures; takes seconds. */
  Overview improvements(ProgressMonitor monitor);

  /** Returns the documents and gaps to work on; takes seconds. */
  WorkList workList(ProgressMonitor monitor);

  /**
   * What is needed to work on an item.
   *
   * @param text the text to begin with: of the fix under way, else of the document, else from the
   *     answers that reviewers wrote
   * @param draft what the user typed before and has not proposed
   * @param fix the newest fix that was not withdrawn
   * @param returnable whether that fix can be rolled back now
   * @param effect what users made of it
   * @param offer a model that would draft the text
   */
  record ItemDetails(
      DocumentText text,
      Optional<DocumentText> draft,
      Optional<FixStatus> fix,
      boolean returnable,
      Optional<VoteEffect> effect,
      Optional<DraftOffer> offer) {}

  /** A model that would draft a document, and what that costs, about. */
  record DraftOffer(String model, SpentCost cost) {}

  /** Returns what is needed to work on an item. */
  ItemDetails details(WorkItem item);

  /** Keeps what the user typed. */
  void keepDraft(ItemKey item, DocumentText text);

  /** Proposes a text, or changes that of the fix under way; what was typed is then proposed. */
  FixStatus propose(WorkItem item, DocumentText text);

  /** Proposes that a document is no longer used. */
  FixStatus retire(WorkItem item);

  /** Tries a fix. */
  FixTrial tryOut(String fix, ProgressMonitor monitor);

  /** Makes the candidate of the fix's trial live. */
  IndexVersion promote(String fix, boolean decided);

  /** Makes the version before live again. */
  IndexVersion rollback(String fix);

  /** Withdraws a fix. */
  FixStatus withdraw(String fix);

  /** Has a model draft a document for a gap; the text is marked, and nothing is stored. */
  DocumentText draft(WorkItem item);

  /** Gives an item to a person. */
  void assign(ItemKey item, String assignee);

  /** Says that a fix of an item helps. */
  void verify(WorkItem item);

  /** Says that nothing is to be done, or opens the item again. */
  void dismiss(ItemKey item, boolean dismissed);
}
