package dev.retune.ui.knowledge;

import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.ItemNote;
import dev.retune.knowledge.model.ItemState;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.knowledge.KnowledgeGateway.DraftOffer;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person says about the open item, and the draft of its text. */
public final class ItemActions {
  private final KnowledgeGateway gateway;
  private final ScreenContext context;
  private final FixActions changes;
  private final Supplier<Optional<WorkItem>> open;
  private final DraftReceiver drafts;
  private final StringProperty assignee = new SimpleStringProperty("");

  /** Takes the draft of a text. */
  interface DraftReceiver {
    /** A model wrote a text for an item, which may no longer be the open one. */
    void drafted(WorkItem item, DocumentText text);
  }

  /**
   * Creates the actions.
   *
   * @param changes runs them one at a time
   * @param open the open item
   */
  ItemActions(
      KnowledgeGateway gateway,
      ScreenContext context,
      FixActions changes,
      Supplier<Optional<WorkItem>> open,
      DraftReceiver drafts) {
    this.gateway = gateway;
    this.context = context;
    this.changes = changes;
    this.open = open;
    this.drafts = drafts;
  }

  /** To whom the item is given. */
  public StringProperty assignee() {
    return assignee;
  }

  /** Another item is open: who works on it, else the user. */
  void opened(WorkItem item) {
    assignee.set(item.note().flatMap(ItemNote::assignee).orElseGet(context::person));
  }

  /** Whether somebody is named that the item can be given to. */
  boolean assignable() {
    return open.get().isPresent() && !assignee.get().isBlank();
  }

  /** Gives the item to a person. */
  public void assign() {
    String person = assignee.get().strip();
    open.get()
        .filter(item -> !person.isEmpty())
        .ifPresent(
            item ->
                changes.change(
                    () -> {
                      gateway.assign(item.key(), person);
                      return said("ui.knowledge.assigned", item.title(), person);
                    },
                    () -> {}));
  }

  /** Whether a fix of the item is live or arrived, and nobody has said that it helps. */
  boolean verifiable() {
    return open.get().filter(item -> item.state() == ItemState.FIXED).isPresent();
  }

  /** Says that the fix helps. */
  public void verify() {
    open.get()
        .ifPresent(
            item ->
                changes.change(
                    () -> {
                      gateway.verify(item);
                      return said("ui.knowledge.verified", item.title());
                    },
                    () -> {}));
  }

  /** Whether the item is settled, so that it can be opened again. */
  boolean settled() {
    return open.get()
        .map(WorkItem::state)
        .filter(state -> state == ItemState.DISMISSED || state == ItemState.VERIFIED)
        .isPresent();
  }

  /** Says that nothing is to be done, or opens a settled item again. */
  public void dismiss() {
    boolean dismiss = !settled();
    open.get()
        .ifPresent(
            item ->
                changes.change(
                    () -> {
                      gateway.dismiss(item.key(), dismiss);
                      return said(
                          dismiss ? "ui.knowledge.dismissed" : "ui.knowledge.reopened",
                          item.title());
                    },
                    () -> {}));
  }

  /** Has a model draft the text, when the user agrees to what is sent. */
  void draft(DraftOffer offer) {
    open.get()
        .ifPresent(
            item ->
                context
                    .dialogs()
                    .confirm(
                        new UserDialogs.Question(
                            said("ui.knowledge.draftQuestion", offer.model()),
                            said(
                                "ui.knowledge.draftEffect",
                                item.corrections().size(),
                                offer.cost().text(context.texts())),
                            said("ui.knowledge.draft")),
                        () ->
                            changes.run(
                                () -> gateway.draft(item), text -> drafts.drafted(item, text))));
  }

  private String said(String key, Object... args) {
    return context.texts().get(key, args);
  }
}
