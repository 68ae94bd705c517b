package dev.retune.ui.settings;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceInspection;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
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

/** The sources, one of which is open for editing. */
final class SourcesViewModel {
  private final SettingsGateway gateway;
  private final ScreenContext context;
  private final SettingsForm settingsForm;
  private final LatestTask latest;
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
  private final SettingField name = new SettingField("name", SettingFieldType.WORDS);
  private final SettingField url = new SettingField("url", SettingFieldType.DATABASE);
  private final SettingField user = new SettingField("user", SettingFieldType.WORDS);
  private final SettingField secret = new SettingField("passwordEnv", SettingFieldType.WORDS);
  private final StringProperty password = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Optional<SourceInspection>> look =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ConnectionTestResult> result =
      new ReadOnlyObjectWrapper<>(ConnectionTestResult.NONE);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private boolean opening;

  SourcesViewModel(SettingsGateway gateway, ScreenContext context, SettingsForm settingsForm) {
    this.gateway = gateway;
    this.context = context;
    this.settingsForm = settingsForm;
    this.latest = new LatestTask(context.runner());
    for (SettingField entry : new SettingField[] {name, url, user, secret}) {
      entry.text().subscribe((was, is) -> typed());
    }
  }

  ObservableList<SourceConfig> sources() {
    return settingsForm.sources();
  }

  /** The index of the open source; -1 for none. */
  ReadOnlyIntegerProperty selected() {
    return selected.getReadOnlyProperty();
  }

  SettingField name() {
    return name;
  }

  SettingField url() {
    return url;
  }

  SettingField user() {
    return user;
  }

  /** The name of the password in the environment or the keyring. */
  SettingField secret() {
    return secret;
  }

  StringProperty password() {
    return password;
  }

  /** The inspection result; empty before the first inspection. */
  ReadOnlyObjectProperty<Optional<SourceInspection>> look() {
    return look.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<ConnectionTestResult> finding() {
    return result.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Opens a source. */
  void open(int index) {
    latest.cancel();
    busy.set(false);
    opening = true;
    selected.set(index);
    look.set(Optional.empty());
    result.set(ConnectionTestResult.NONE);
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

  /** Adds a source under an unused name. */
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

  /** Removes the open source; rows already imported stay in the workspace. */
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
        Stream.of(url, user, secret).map(entry -> entry.value(context.texts())).toList().stream()
            .allMatch(Optional::isPresent);
    if (url.text().get().isBlank()) {
      url.wrong(context.texts().get("settings.needed"));
    }
    String called = name.text().get().strip();
    boolean named = !called.isEmpty() && !isTaken(called, selected.get());
    name.wrong(named ? "" : context.texts().get("ui.settings.sourceName"));
    if (well && named) {
      put(source().get().mapping());
    }
  }

  private void put(SourceMapping mapping) {
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
                before.mostGone(),
                before.profile()));
  }

  private static Optional<String> text(SettingField entry) {
    return Optional.of(entry.text().get().strip()).filter(t -> !t.isEmpty());
  }

  /** Stores the typed password in the keyring, under the given name or a generated one. */
  void keepPassword() {
    String typed = password.get();
    if (typed.isEmpty() || source().isEmpty()) {
      return;
    }
    if (text(secret).isEmpty()) {
      secret.text().set(secretName(name.text().get()));
    }
    String under = secret.text().get().strip();
    context
        .runner()
        .run(
            () -> {
              gateway.keep(under, typed);
              return under;
            },
            kept -> {
              password.set("");
              result.set(
                  new ConnectionTestResult(
                      Severity.CALM, context.texts().get("ui.settings.passwordKept", kept)));
            },
            this::failed);
  }

  static String secretName(String source) {
    return "RETUNE_SOURCE_" + source.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
  }

  /** Inspects the open source: connection, tables, mapping and ten sample rows. */
  void look(boolean anew) {
    Optional<SourceConfig> source = source().filter(s -> !s.url().isEmpty());
    if (source.isEmpty()) {
      result.set(
          new ConnectionTestResult(Severity.WARN, context.texts().get("ui.settings.sourceUrl")));
      return;
    }
    Optional<String> typed = Optional.of(password.get()).filter(p -> !p.isEmpty());
    busy.set(true);
    if (anew) {
      result.set(
          new ConnectionTestResult(Severity.INFO, context.texts().get("ui.settings.testing")));
    }
    latest.run(
        () -> gateway.look(source.get(), typed),
        found -> {
          busy.set(false);
          look.set(Optional.of(found));
          result.set(found.refusal().map(this::refused).orElseGet(() -> read(found)));
        },
        this::failed);
  }

  private ConnectionTestResult refused(InvalidInputException refusal) {
    return new ConnectionTestResult(Severity.BAD, context.texts().get(refusal));
  }

  private ConnectionTestResult read(SourceInspection found) {
    return new ConnectionTestResult(
        Severity.CALM,
        context
            .texts()
            .get("ui.settings.sourceFound", found.tables().size(), found.mapped().size()));
  }

  private void failed(Throwable e) {
    busy.set(false);
    switch (e) {
      case ApplicationException said ->
          result.set(new ConnectionTestResult(Severity.BAD, context.texts().get(said)));
      default -> context.notices().failed(e);
    }
  }

  /** Returns the mapping of the selected kind of row. */
  TableMapping mapping(String kind) {
    SourceMapping mapping = source().map(SourceConfig::mapping).orElse(SourceMapping.GUESSED);
    Optional<TableMapping> told =
        switch (kind) {
          case "documents" -> mapping.documents();
          case "conversations" -> mapping.conversations();
          case "votes" -> mapping.votes();
          default -> mapping.evaluations();
        };
    return told.orElse(TableMapping.GUESSED);
  }

  /** Sets the table of a kind of row, or detects it if the name is empty, and inspects again. */
  void table(String kind, String table) {
    Optional<String> named = Optional.of(table).filter(t -> !t.isEmpty());
    boolean same = named.equals(mapping(kind).table());
    // Another table has other columns.
    map(kind, same ? mapping(kind) : new TableMapping(named, Map.of()));
  }

  /** Sets the column of a field, or detects it if the name is empty, and inspects again. */
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
    SourceMapping before = source().get().mapping();
    Optional<TableMapping> told = Optional.of(changed).filter(m -> !m.equals(TableMapping.GUESSED));
    put(
        new SourceMapping(
            kind.equals("documents") ? told : before.documents(),
            kind.equals("conversations") ? told : before.conversations(),
            kind.equals("votes") ? told : before.votes(),
            kind.equals("evaluations") ? told : before.evaluations(),
            before.zone(),
            before.voteValues(),
            before.ignore(),
            before.timeOfImport(),
            before.encoding(),
            before.parameters()));
    look(false);
  }
}
