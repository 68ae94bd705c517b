package dev.retune.feedback.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.retune.common.error.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file of one or more JSON values, read as a stream. */
record JsonDocument(Path file, RowEncoding encoding) {
  private static final ObjectReader JSON = JsonRowMapper.reader();

  /** Consumer of top-level values. */
  interface AtValue {
    /** Consumes the value at the parser's position and leaves the parser at the end of it. */
    void take(JsonParser parser) throws IOException;
  }

  /**
   * Reads all values.
   *
   * @throws InvalidInputException when the file is not JSON or has another encoding
   */
  void each(AtValue taking) throws IOException {
    try (Reader reader = open();
        JsonParser parser = JSON.createParser(reader)) {
      each(parser, taking);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(e, "feedback.encodingOther", file.toString());
    }
  }

  private void each(JsonParser parser, AtValue taking) throws IOException {
    try {
      while (parser.nextToken() != null) {
        taking.take(parser);
      }
    } catch (JacksonException e) {
      if (JsonLimits.isTooDeep(parser)) {
        throw new InvalidInputException(
            e, "feedback.jsonTooDeep", file.toString(), JsonLimits.DEPTH);
      }
      var at = e.getLocation();
      throw new InvalidInputException(
          e,
          "feedback.jsonBroken",
          file.toString(),
          String.valueOf(at == null ? 1 : at.getLineNr()),
          String.valueOf(at == null ? 1 : at.getColumnNr()));
    }
  }

  private Reader open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(RowEncoding.MARK.length);
    if (!Arrays.equals(in.readNBytes(RowEncoding.MARK.length), RowEncoding.MARK)) {
      in.reset();
    }
    return new InputStreamReader(in, encoding.charset().newDecoder());
  }
}
