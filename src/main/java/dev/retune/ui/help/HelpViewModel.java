package dev.retune.ui.help;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.help.document.GuideDocument;
import dev.retune.ui.help.document.GuideLink;
import dev.retune.ui.navigation.GuidePage;
import dev.retune.ui.navigation.GuidePlace;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.task.NoticeList;
import dev.retune.ui.task.TaskRunner;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The open guide, the way back, and the search. */
public final class HelpViewModel {
  private final GuideLibrary library;
  private final Texts texts;
  private final TaskRunner runner;
  private final NoticeList notices;
  private final Consumer<URI> browser;
  private final LatestTask opening;
  private final LatestTask searching;
  private final Deque<Opened> history = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<Optional<Opened>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper hasFormer = new ReadOnlyBooleanWrapper();
  private final StringProperty query = new SimpleStringProperty("");
  private final ObservableList<HelpHit> hits = FXCollections.observableArrayList();
  private Optional<GuideSearch> search = Optional.empty();

  /**
   * Opens nothing yet.
   *
   * @param browser opens an address outside the window; may block
   */
  public HelpViewModel(
      GuideLibrary library,
      Texts texts,
      TaskRunner runner,
      NoticeList notices,
      Consumer<URI> browser) {
    this.library = library;
    this.texts = texts;
    this.runner = runner;
    this.notices = notices;
    this.browser = browser;
    this.opening = new LatestTask(runner);
    this.searching = new LatestTask(runner);
    query.subscribe((was, is) -> find());
  }

  /**
   * A guide at a place.
   *
   * @param summary what it is about, in the window's language; empty if that is the guide's own
   */
  record Opened(GuideDocument guide, String anchor, String summary) {}

  Texts texts() {
    return texts;
  }

  /** The open guide; empty before the first is read. */
  ReadOnlyObjectProperty<Optional<Opened>> page() {
    return page.getReadOnlyProperty();
  }

  /** Whether there is a guide to go back to. */
  ReadOnlyBooleanProperty hasFormer() {
    return hasFormer.getReadOnlyProperty();
  }

  /** The words to search for. */
  StringProperty query() {
    return query;
  }

  /** What was found. */
  ObservableList<HelpHit> hits() {
    return hits;
  }

  /** Opens a place of the contents. */
  public void open(GuidePlace place) {
    open(place.page().path(), place.anchor());
  }

  /** Opens what was found. */
  void open(HelpHit hit) {
    open(hit.path(), hit.anchor());
  }

  private void open(String path, String anchor) {
    opening.run(
        () -> new Opened(library.read(path), anchor, summary(path)),
        opened -> {
          query.set("");
          page.get().filter(former -> !former.guide().path().equals(path)).ifPresent(history::push);
          show(opened);
        },
        notices::failed);
  }

  private void show(Opened opened) {
    page.set(Optional.of(opened));
    hasFormer.set(!history.isEmpty());
  }

  /** Goes back to the guide that was open before. */
  void back() {
    if (!history.isEmpty()) {
      show(history.pop());
    }
  }

  /** Returns whether a link of the open guide leads anywhere. */
  boolean leads(String target) {
    return !(link(target) instanceof GuideLink.Nowhere);
  }

  /** Follows a link of the open guide; the web opens in the browser. */
  void follow(String target) {
    switch (link(target)) {
      case GuideLink.ToGuide(String path, String anchor) -> open(path, anchor);
      case GuideLink.ToWeb(URI address) ->
          runner.run(
              () -> {
                browser.accept(address);
                return address;
              },
              done -> {},
              notices::failed);
      case GuideLink.Nowhere() -> {
        // drawn as plain text
      }
    }
  }

  private GuideLink link(String target) {
    return page.get()
        .map(open -> library.resolve(open.guide().path(), target))
        .orElseGet(GuideLink.Nowhere::new);
  }

  /** The title of a guide in the contents. */
  String title(GuidePage page) {
    return texts.get("ui.help.page." + page);
  }

  /** What a guide is about. */
  String about(GuidePage page) {
    return texts.get("ui.help.about." + page);
  }

  private String summary(String path) {
    return texts.locale().getLanguage().equals("ko")
        ? page(path)
            .map(page -> texts.get("ui.help.inEnglish") + " " + about(page))
            .orElseGet(() -> texts.get("ui.help.inEnglish"))
        : "";
  }

  private static Optional<GuidePage> page(String path) {
    return Arrays.stream(GuidePage.values()).filter(p -> p.path().equals(path)).findFirst();
  }

  private void find() {
    String words = query.get();
    if (words.isBlank()) {
      searching.cancel();
      hits.clear();
      return;
    }
    Optional<GuideSearch> known = search;
    searching.run(
        () -> {
          GuideSearch over = known.orElseGet(() -> new GuideSearch(library.all(), this::names));
          return new Found(over, over.find(words));
        },
        found -> {
          search = Optional.of(found.over());
          hits.setAll(found.hits());
        },
        notices::failed);
  }

  private record Found(GuideSearch over, List<HelpHit> hits) {}

  private String names(GuideDocument guide) {
    return page(guide.path()).map(page -> title(page) + " " + about(page)).orElse("");
  }
}
