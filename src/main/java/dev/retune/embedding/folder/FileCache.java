package dev.retune.embedding.folder;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches results about model files that are expensive to compute. The file may be deleted at any
 * time.
 */
public final class FileCache {
  private static final Logger LOG = LoggerFactory.getLogger(FileCache.class);
  private static final int MOST = 500;

  private final Path file;
  private final JsonMapper mapper = JsonFormat.mapper();

  public FileCache(Path file) {
    this.file = file;
  }

  /** Returns the cached value of a key, or computes and stores it. */
  public synchronized String get(String question, Supplier<String> answer) {
    String known = read().get(question);
    if (known != null) {
      return known;
    }
    String found = answer.get();
    // read again: another process may have written in the meantime
    Map<String, String> all = read();
    if (all.size() >= MOST) {
      all.clear();
    }
    all.put(question, found);
    write(all);
    return found;
  }

  private Map<String, String> read() {
    if (!Files.isRegularFile(file)) {
      return new LinkedHashMap<>();
    }
    try {
      return mapper.readValue(Files.readAllBytes(file), new TypeReference<>() {});
    } catch (IOException e) {
      LOG.warn("{} cannot be read; its values are computed again", file, e);
      return new LinkedHashMap<>();
    }
  }

  private void write(Map<String, String> all) {
    try {
      Files.createDirectories(file.getParent());
      byte[] json = mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
      AtomicFiles.replace(file, out -> out.write(json));
    } catch (IOException e) {
      LOG.warn("{} cannot be written; its values will be computed again", file, e);
    }
  }
}
