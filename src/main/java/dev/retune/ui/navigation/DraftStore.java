package dev.retune.ui.navigation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texts that were typed and not sent or saved yet, in {@code drafts.json} in the home folder. Only
 * {@link #load} and {@link #save} touch the disk.
 */
public final class DraftStore {
  private static final Logger LOG = LoggerFactory.getLogger(DraftStore.class);
  private static final TypeReference<TreeMap<String, List<String>>> FORM = new TypeReference<>() {};

  private final Optional<Path> file;
  private final String database;
  private final Map<String, List<String>> drafts = new HashMap<>();
  private final Map<String, List<String>> unsaved = new HashMap<>();
  private boolean loaded;

  /**
   * Creates a store in a home folder.
   *
   * @param database the database that the drafts belong to
   */
  public DraftStore(Path home, String database) {
    this.file = Optional.of(home.resolve("drafts.json"));
    this.database = database;
  }

  private DraftStore() {
    this.file = Optional.empty();
    this.database = "";
  }

  /** Creates a store that ends with the program. */
  public static DraftStore none() {
    return new DraftStore();
  }

  /** Reads the file once; what was typed meanwhile stays. */
  public void load() {
    synchronized (this) {
      if (loaded) {
        return;
      }
    }
    Map<String, List<String>> all = file.map(DraftStore::read).orElseGet(TreeMap::new);
    synchronized (this) {
      if (!loaded) {
        loaded = true;
        all.forEach(drafts::putIfAbsent);
      }
    }
  }

  /** Returns the texts of a draft; empty if there is none. */
  public synchronized List<String> texts(String draft) {
    return drafts.getOrDefault(key(draft), List.of());
  }

  /** Replaces a draft; without texts it is removed. */
  public synchronized void put(String draft, List<String> texts) {
    if (!texts(draft).equals(texts)) {
      drafts.put(key(draft), texts);
      unsaved.put(key(draft), texts);
    }
  }

  private String key(String draft) {
    return database + " " + draft;
  }

  /**
   * Writes what has changed; the drafts of other windows stay.
   *
   * @throws UnavailableException when the file cannot be written; a later call tries again
   */
  public void save() {
    file.ifPresent(this::save);
  }

  private void save(Path place) {
    // one writer at a time, also among the windows of this process
    synchronized (DraftStore.class) {
      Map<String, List<String>> now;
      synchronized (this) {
        now = Map.copyOf(unsaved);
        unsaved.clear();
      }
      if (now.isEmpty()) {
        return;
      }
      Map<String, List<String>> all = read(place);
      all.putAll(now);
      all.values().removeIf(List::isEmpty);
      try {
        Files.createDirectories(place.toAbsolutePath().getParent());
        AtomicFiles.replace(place, out -> out.write(JsonFormat.mapper().writeValueAsBytes(all)));
      } catch (IOException e) {
        synchronized (this) {
          now.forEach(unsaved::putIfAbsent);
        }
        throw new UnavailableException(
            e, "ui.report.unwritable", place.toString(), String.valueOf(e.getMessage()));
      }
    }
  }

  private static Map<String, List<String>> read(Path place) {
    if (!Files.exists(place)) {
      return new TreeMap<>();
    }
    try {
      return JsonFormat.mapper().readValue(place.toFile(), FORM);
    } catch (IOException e) {
      LOG.warn("Cannot read {}; drafts in it are lost", place, e);
      return new TreeMap<>();
    }
  }
}
