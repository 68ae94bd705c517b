package dev.retune.ui.settings;

import dev.retune.fault.BadInput;
import dev.retune.fault.Failure;
import dev.retune.feedback.Mapping;
import dev.retune.feedback.SourceConfig;
import dev.retune.feedback.SourceLook;
import dev.retune.feedback.TableMapping;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.Room;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/** The sources, one of them open for editing. */
final class SourcesViewModel {
  private final SettingsDesk desk;
  private final Room room;
  private final Draft draft;
  private final Latest latest;
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
  private final Entry name = new Entry("name", Kind.WORDS);
  private final Entry url = new Entry("url", Kind.DATABASE);
  private final Entry user = new Entry("user", Kind.WORDS);
  private final Entry secret = new Entry("passwordEnv", Kind.WORDS);
  private final StringProperty password = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Optional<SourceLook>> look =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Finding> finding = new ReadOnlyObjectWrapper<>(Finding.NONE);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private boolean opening;

  SourcesViewModel(SettingsDesk desk, Room room, Draft draft) {
    this.desk = desk;
    this.room = room;
    this.draft = draft;
    this.latest = new Latest(room.runner());
    for (Entry entry : new Entry[] {name, url, user, secret}) {
      entry.text().subscribe((was, is) -> typed());
    }
  }

  ObservableList<SourceConfig> sources() {
    return draft.sources();
  }

  /** Which source is open; -1 for none. */
  ReadOnlyIntegerProperty selected() {
    return selected.getReadOnlyProperty();
  }

  Entry name() {
    return name;
  }

  Entry url() {
    return url;
  }

  Entry user() {
    return user;
  }

  /** The name under which the password is found, in the environment or in the keyring. */
  Entry secret() {
    return secret;
  }

  StringProperty password() {
    return password;
  }

  /** What the source holds; empty until it was looked into. */
  ReadOnlyObjectProperty<Optional<SourceLook>> look() {
    return look.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Finding> finding() {
    return finding.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Opens one. */
  void open(int index) {
    latest.cancel();
    busy.set(false);
    opening = true;
    selected.set(index);
    look.set(Optional.empty());
    finding.set(Finding.NONE);
    password.set("");
    Optional<SourceConfig> source = source();
    name.text().set(source.map(SourceConfig::name).orElse(""));
    url.text().set(source.map(SourceConfig::url).orElse(""));
    user.text().set(source.flatMap(SourceConfig::user).orElse(""));
    secret.text().set(source.flatMap(SourceConfig::passwordEnv).orElse(""));
    opening = false;
  }

  private Optional<SourceConfig> source() {
    int index = selected.get();
    return index >= 0 && index < sources().size()
        ? Optional.of(sources().get(index))
        : Optional.empty();
  }

  /** Adds one under a name that is free. */
  void add() {
    int number = 1;
    while (isTaken("chat" + number, -1)) {
      number++;
    }
    sources().add(SourceConfig.of("chat" + number, ""));
    open(sources().size() - 1);
  }

  private boolean isTaken(String wanted, int except) {
    for (int i = 0; i < sources().size(); i++) {
      if (i != except && sources().get(i).name().equalsIgnoreCase(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Takes the open one away; what was read from it stays in the workspace. */
  void remove() {
    int index = selected.get();
    if (source().isPresent()) {
      open(-1);
      sources().remove(index);
      open(Math.min(index, sources().size() - 1));
    }
  }

  private void typed() {
    if (opening || source().isEmpty()) {
      return;
    }
    boolean well =
        Stream.of(url, user, secret).map(entry -> entry.value(room.texts())).toList().stream()
            .allMatch(Optional::isPresent);
    if (url.text().get().isBlank()) {
      url.wrong(room.texts().get("settings.needed"));
    }
    String called = name.text().get().strip();
    boolean named = !called.isEmpty() && !isTaken(called, selected.get());
    name.wrong(named ? "" : room.texts().get("ui.settings.sourceName"));
    if (well && named) {
      put(source().get().mapping());
    }
  }

  private void put(Mapping mapping) {
    SourceConfig before = source().orElseThrow();
    sources()
        .set(
            selected.get(),
            new SourceConfig(
                name.text().get().strip(),
                url.text().get().strip(),
                text(user),
                text(secret),
                mapping,
                before.lookBack(),
                before.mostGone()));
  }

  private static Optional<String> text(Entry entry) {
    return Optional.of(entry.text().get().strip()).filter(t -> !t.isEmpty());
  }

  /** Puts the typed password into the keyring, under the name given or one made for the source. */
  void keepPassword() {
    String typed = password.get();
    if (typed.isEmpty() || source().isEmpty()) {
      return;
    }
    if (text(secret).isEmpty()) {
      secret.text().set(secretName(name.text().get()));
    }
    String under = secret.text().get().strip();
    room.runner()
        .run(
            () -> {
              desk.keep(under, typed);
              return under;
            },
            kept -> {
              password.set("");
              finding.set(
                  new Finding(Mood.CALM, room.texts().get("ui.settings.passwordKept", kept)));
            },
            this::failed);
  }

  static String secretName(String source) {
    return "RETUNE_SOURCE_" + source.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
  }

  /** Looks into the open source: connection, tables, mapping and ten rows. */
  void look(boolean anew) {
    Optional<SourceConfig> source = source().filter(s -> !s.url().isEmpty());
    if (source.isEmpty()) {
      finding.set(new Finding(Mood.WARN, room.texts().get("ui.settings.sourceUrl")));
      return;
    }
    Optional<String> typed = Optional.of(password.get()).filter(p -> !p.isEmpty());
    busy.set(true);
    if (anew) {
      finding.set(new Finding(Mood.INFO, room.texts().get("ui.settings.testing")));
    }
    latest.run(
        () -> desk.look(source.get(), typed),
        found -> {
          busy.set(false);
          look.set(Optional.of(found));
          finding.set(found.refusal().map(this::refused).orElseGet(() -> read(found)));
        },
        this::failed);
  }

  private Finding refused(BadInput refusal) {
    return new Finding(Mood.BAD, room.texts().get(refusal));
  }

  private Finding read(SourceLook found) {
    return new Finding(
        Mood.CALM,
        room.texts().get("ui.settings.sourceFound", found.tables().size(), found.mapped().size()));
  }

  private void failed(Throwable e) {
    busy.set(false);
    switch (e) {
      case Failure said -> finding.set(new Finding(Mood.BAD, room.texts().get(said)));
      default -> room.notices().failed(e);
    }
  }

  /** How the open source's kind of row is mapped. */
  TableMapping mapping(String kind) {
    Mapping mapping = source().map(SourceConfig::mapping).orElse(Mapping.GUESSED);
    Optional<TableMapping> told =
        switch (kind) {
          case "documents" -> mapping.documents();
          case "conversations" -> mapping.conversations();
          case "votes" -> mapping.votes();
          default -> mapping.evaluations();
        };
    return told.orElse(TableMapping.GUESSED);
  }

  /** Names the table of a kind of row; an empty name leaves it to be guessed. Looks anew. */
  void table(String kind, String table) {
    Optional<String> named = Optional.of(table).filter(t -> !t.isEmpty());
    boolean same = named.equals(mapping(kind).table());
    // the columns of another table are other ones
    map(kind, same ? mapping(kind) : new TableMapping(named, Map.of()));
  }

  /** Names the column of a field; an empty name leaves it to be guessed. Looks anew. */
  void column(String kind, String field, String column) {
    TableMapping before = mapping(kind);
    Map<String, String> columns = new HashMap<>(before.columns());
    if (column.isEmpty()) {
      columns.remove(field);
    } else {
      columns.put(field, column);
    }
    map(kind, before.withColumns(columns));
  }

  private void map(String kind, TableMapping changed) {
    if (source().isEmpty() || changed.equals(mapping(kind))) {
      return;
    }
    Mapping before = source().get().mapping();
    Optional<TableMapping> told = Optional.of(changed).filter(m -> !m.equals(TableMapping.GUESSED));
    put(
        new Mapping(
            kind.equals("documents") ? told : before.documents(),
            kind.equals("conversations") ? told : before.conversations(),
            kind.equals("votes") ? told : before.votes(),
            kind.equals("evaluations") ? told : before.evaluations(),
            before.zone(),
            before.voteValues(),
            before.ignore(),
            before.timeOfImport(),
            before.encoding()));
    look(false);
  }
}
