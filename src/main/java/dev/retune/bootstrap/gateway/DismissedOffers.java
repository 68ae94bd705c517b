package dev.retune.bootstrap.gateway;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers in the home which models shall not be offered again. */
record DismissedOffers(Path file) {
  private static final Logger LOG = LoggerFactory.getLogger(DismissedOffers.class);

  static DismissedOffers in(Path home) {
    return new DismissedOffers(home.resolve("dismissed-offers.json"));
  }

  /** The names of the models; a file that cannot be read only brings an offer back. */
  Set<String> all() {
    if (!Files.exists(file)) {
      return Set.of();
    }
    try {
      return JsonFormat.mapper().readValue(file.toFile(), new TypeReference<Set<String>>() {});
    } catch (IOException e) {
      LOG.warn("{} cannot be read", file, e);
      return Set.of();
    }
  }

  void add(String model) {
    Set<String> now = new TreeSet<>(all());
    now.add(model);
    try {
      AtomicFiles.replace(file, out -> out.write(JsonFormat.mapper().writeValueAsBytes(now)));
    } catch (IOException e) {
      throw new UnavailableException(e, "model.notWritten", file.toString());
    }
  }
}
