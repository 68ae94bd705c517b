package dev.retune.ui.knowledge;

import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.worklist.WorkListService.WorkList;
import dev.retune.ui.knowledge.KnowledgeGateway.DraftOffer;
import dev.retune.ui.knowledge.KnowledgeGateway.ItemDetails;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The work list, and the text of the open item while it is edited. */
public final class KnowledgeViewModel {
  /** All items, those first whose fix could win most. */
  static final String BY_GAIN = "gain";

  /** The gaps only, those of one topic together. */
  static final String BY_TOPIC = "topic";

  private final KnowledgeGateway gateway;
  private final ScreenContext context;
  private final LatestTask list;
  private final LatestTask item;
  private final FixDraftKeeper drafts;
  private final FixActions fixActions;
  private final ItemActions itemActions;
  private final ObservableList<WorkItem> items = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<WorkItem>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ItemDetails>> details =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper noItems = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final StringProperty order = new SimpleStringProperty(BY_GAIN);
  private final StringProperty title = new SimpleStringProperty("");
  private final StringProperty body = new SimpleStringProperty("");
  private String section = "";
  private boolean filling;
  private long edits;
  private boolean read;
  private Optional<String> wanted = Optional.empty();
  private Optional<WorkList> found = Optional.empty();

  KnowledgeViewModel(KnowledgeGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.list = new LatestTask(context);
    this.item = new LatestTask(context);
    this.drafts = new FixDraftKeeper(gateway, context.runner(), context.notices()::failed);
    this.fixActions =
        new FixActions(
            gateway,
            context,
            this::fix,
            busy,
            this::reload,
            () -> open.get().ifPresent(this::read));
    this.itemActions = new ItemActions(gateway, context, fixActions, open::get, this::drafted);
    noItems.set(context.texts().get("ui.knowledge.analyzing"));
    order.subscribe((was, is) -> found.ifPresent(this::list));
    title.subscribe((was, is) -> typed());
    body.subscribe((was, is) -> typed());
  }

  /** The documents and gaps to work on. */
  public ObservableList<WorkItem> items() {
    return items;
  }

  /** The open one. */
  public ReadOnlyObjectProperty<Optional<WorkItem>> open() {
    return open.getReadOnlyProperty();
  }

  /** What is needed to work on it; empty while it is read. */
  public ReadOnlyObjectProperty<Optional<ItemDetails>> details() {
    return details.getReadOnlyProperty();
  }

  /** The number of dislikes that were examined. */
  ReadOnlyStringProperty summary() {
    return summary.getReadOnlyProperty();
  }

  /** What an empty list says: nobody knows that nothing needs work until it was read once. */
  ReadOnlyStringProperty noItems() {
    return noItems.getReadOnlyProperty();
  }

  /** Whether the list is being read. */
  ReadOnlyBooleanProperty loading() {
    return loading.getReadOnlyProperty();
  }

  /** Whether a fix is being changed, tried or brought live. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** The order of the list, one of {@link #BY_GAIN} and {@link #BY_TOPIC}. */
  StringProperty order() {
    return order;
  }

  /** The title while it is edited. */
  public StringProperty title() {
    return title;
  }

  /** The text while it is edited. */
  public StringProperty body() {
    return body;
  }

  /** Reads the list if that was not done before. */
  public void start() {
    if (!read) {
      refresh();
    }
  }

  /** Reads the list again. */
  public void refresh() {
    read = true;
    loading.set(true);
    if (found.isEmpty()) {
      noItems.set(context.texts().get("ui.knowledge.analyzing"));
    }
    list.runLong(
        gateway::workList,
        this::show,
        e -> {
          loading.set(false);
          read = false;
          if (found.isEmpty()) {
            noItems.set(context.texts().get("ui.knowledge.notAnalyzed"));
          }
          context.notices().failed(e);
        });
  }

  private void show(WorkList now) {
    loading.set(false);
    found = Optional.of(now);
    noItems.set(context.texts().get("ui.knowledge.none"));
    summary.set(
        context
            .texts()
            .get(
                "ui.knowledge.summary",
                context.formatter().count(now.dislikes()),
                context.formatter().count(now.examined())));
    list(now);
  }

  private void list(WorkList shown) {
    Optional<String> before = wanted.or(() -> open.get().map(WorkItem::name));
    wanted = Optional.empty();
    items.setAll(
        order.get().equals(BY_TOPIC)
            ? shown.gapsByTopic().stream().flatMap(topic -> topic.gaps().stream()).toList()
            : shown.items());
    items.stream()
        .filter(one -> before.map(name -> isNamed(one, name)).orElse(true))
        .findFirst()
        .or(() -> items.stream().findFirst())
        .ifPresent(this::showAgain);
  }

  /** What is typed stays when the list is read again. */
  private void showAgain(WorkItem listed) {
    boolean same = open.get().filter(one -> one.key().equals(listed.key())).isPresent();
    if (same && details.get().isPresent()) {
      open.set(Optional.of(listed));
    } else {
      open(listed);
    }
  }

  private static boolean isNamed(WorkItem one, String name) {
    return one.name().equals(name) || one.fixes().stream().anyMatch(fix -> fix.id().equals(name));
  }

  /** Opens the item with a name, or that of a fix, once the list is read. */
  public void show(String name) {
    order.set(BY_GAIN);
    Optional<WorkItem> known = items.stream().filter(one -> isNamed(one, name)).findFirst();
    if (known.isPresent()) {
      open(known.get());
    } else {
      wanted = Optional.of(name);
      refresh();
    }
  }

  /** Opens an item; what was typed for the one before is kept. */
  public void open(WorkItem chosen) {
    if (open.get().filter(chosen::equals).isPresent()) {
      return;
    }
    drafts.flush();
    open.set(Optional.of(chosen));
    itemActions.opened(chosen);
    details.set(Optional.empty());
    read(chosen);
  }

  private void read(WorkItem chosen) {
    long typedBefore = edits;
    item.run(
        () -> gateway.details(chosen),
        known -> {
          // what was read may be older than what has been typed since
          if (edits == typedBefore) {
            fill(drafts.pending(chosen.key()).or(known::draft).orElse(known.text()));
          }
          details.set(Optional.of(known));
        },
        context.notices()::failed);
  }

  private void fill(DocumentText text) {
    filling = true;
    section = text.section();
    title.set(text.title());
    body.set(text.body());
    filling = false;
  }

  private void typed() {
    if (!filling) {
      edits++;
      open.get()
          .filter(one -> details.get().isPresent())
          .ifPresent(one -> drafts.typed(one.key(), text()));
    }
  }

  private DocumentText text() {
    return new DocumentText(title.get(), section, body.get());
  }

  /** Stores what was typed; called when the screen is left. */
  public void leave() {
    drafts.flush();
  }

  /** The fix that the buttons work on. */
  Optional<FixStatus> fix() {
    return details.get().flatMap(ItemDetails::fix);
  }

  /** Whether the text can be proposed. */
  boolean proposable() {
    return details.get().isPresent() && open.get().filter(one -> canPropose(one)).isPresent();
  }

  private boolean canPropose(WorkItem one) {
    boolean retiring =
        fix()
            .filter(status -> status.fix().revision().text().equals(DocumentText.NONE))
            .filter(status -> status.state() != FixState.ARRIVED)
            .isPresent();
    return !retiring && (!one.dislikes().isEmpty() || fix().isPresent());
  }

  /** Whether the fix can be tried. */
  boolean triable() {
    return fix()
        .map(FixStatus::state)
        .filter(
            state ->
                switch (state) {
                  case PROPOSED, PASSED, HELD, FAILED, ROLLED_BACK -> true;
                  default -> false;
                })
        .isPresent();
  }

  /** Whether the fix can go live. */
  boolean promotable() {
    return fix()
        .map(FixStatus::state)
        .filter(state -> state == FixState.PASSED || state == FixState.HELD)
        .isPresent();
  }

  /** Whether the fix can be rolled back. */
  boolean returnable() {
    return details.get().filter(ItemDetails::returnable).isPresent();
  }

  /** Proposes the text. */
  public void propose() {
    DocumentText text = text();
    open.get()
        .ifPresent(
            one ->
                fixActions.change(
                    () -> {
                      FixStatus status = gateway.propose(one, text);
                      return said("ui.knowledge.proposed", status.fix().label());
                    },
                    () -> drafts.proposed(one.key(), text)));
  }

  /** Proposes that the document is no longer used. */
  public void retire() {
    open.get()
        .ifPresent(
            one ->
                fixActions.change(
                    () -> said("ui.knowledge.proposed", gateway.retire(one).fix().label()),
                    () -> {}));
  }

  /** What can be said about the open item. */
  public ItemActions itemActions() {
    return itemActions;
  }

  /** The model that would draft the text. */
  Optional<DraftOffer> offer() {
    return details.get().flatMap(ItemDetails::offer);
  }

  /** Has a model draft the text. */
  public void draft() {
    offer().ifPresent(itemActions::draft);
  }

  /** The draft takes the place of what was typed, and is kept like it. */
  private void drafted(WorkItem item, DocumentText text) {
    drafts.typed(item.key(), text);
    if (open.get().filter(one -> one.key().equals(item.key())).isPresent()) {
      edits++;
      fill(text);
    }
  }

  /** What can be done with the open fix. */
  public FixActions fixActions() {
    return fixActions;
  }

  private String said(String key, Object... args) {
    return context.texts().get(key, args);
  }

  /** Shows at once what became of the open item; the list takes longer. */
  private void reload() {
    open.get().ifPresent(this::read);
    refresh();
  }
}
