package dev.retune.settings.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.settings.model.Settings;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema matches the settings records, and rejects what the reader rejects. */
class SettingsJsonSchemaTest {
  private static final JsonNode TREE = tree(SettingsJsonSchema.text());
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TREE);

  private static JsonNode tree(String json) {
    try {
      return JsonFormat.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static boolean read(String json) {
    try {
      var _ = new SettingsReader("settings.json").read(json);
      return true;
    } catch (InvalidInputException e) {
      return false;
    }
  }

  /** Collects the keys of records, such as {@code sources[].mapping.votes.columns}. */
  private static void names(String path, Type type, Set<String> found) {
    switch (type) {
      case Class<?> record when record.isRecord() && !isWrittenAsOne(record) -> {
        for (RecordComponent part : record.getRecordComponents()) {
          String name = path.isEmpty() ? part.getName() : path + "." + part.getName();
          found.add(name);
          names(name, part.getGenericType(), found);
        }
      }
      case ParameterizedType generic -> {
        boolean list = generic.getRawType().equals(java.util.List.class);
        Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
        names(list ? path + "[]" : path, last, found);
      }
      default -> {}
    }
  }

  /** Whether a record is a single value in JSON. */
  private static boolean isWrittenAsOne(Class<?> record) {
    return Arrays.stream(record.getDeclaredMethods())
        .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
  }

  /** Collects the keys of the schema. */
  private static void names(String path, JsonNode schema, Set<String> found) {
    schema.path("anyOf").forEach(one -> names(path, one, found));
    if (schema.has("$ref")) {
      String pointer = schema.path("$ref").textValue().substring(1);
      names(path, TREE.at(pointer), found);
    }
    if (schema.has("items")) {
      names(path + "[]", schema.path("items"), found);
    }
    if (schema.path("additionalProperties").isObject()) {
      names(path, schema.path("additionalProperties"), found);
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String name = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
              found.add(name);
              names(name, property.getValue(), found);
            });
  }

  @Test
  void itNamesEveryKeyOfTheRecordsAndNoOther() {
    Set<String> records = new TreeSet<>();
    names("", Settings.class, records);
    Set<String> schema = new TreeSet<>();
    names("", TREE, schema);
    schema.remove("$schema");
    assertThat(schema)
        .as(
            "change src/main/resources/dev/retune/settings/file/settings.schema.json with the records")
        .isEqualTo(records);
  }

  @Test
  void itNamesEveryKeyInTheGuide() throws IOException {
    String guide = Files.readString(Path.of("src/site/markdown/settings.md"));
    Set<String> records = new TreeSet<>();
    names("", Settings.class, records);
    assertThat(
            records.stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .filter(name -> !guide.contains("`" + name + "`"))
                .collect(Collectors.toSet()))
        .isEmpty();
  }

  @Test
  void everyKeyIsExplained() {
    assertThat(TREE.findValues("properties"))
        .allSatisfy(
            properties ->
                assertThat(properties)
                    .allSatisfy(one -> assertThat(one.path("description").asText()).isNotEmpty()));
  }

  @Test
  void itsDefaultsAreTheStandardSettings() {
    JsonNode standard = JsonFormat.mapper().valueToTree(Settings.standard());
    for (var property : TREE.path("properties").properties()) {
      JsonNode value = property.getValue().path("default");
      if (!value.isMissingNode()) {
        assertThat(value.toString())
            .as(property.getKey())
            .isEqualTo(standard.path(property.getKey()).toString());
      }
    }
    for (var property : TREE.at("/properties/trigger/properties").properties()) {
      assertThat(property.getValue().path("default").toString())
          .as(property.getKey())
          .isEqualTo(standard.path("trigger").path(property.getKey()).toString());
    }
  }

  @Test
  void theStandardSettingsAreValid() {
    assertThat(SCHEMA.validate(JsonFormat.mapper().valueToTree(Settings.standard()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"$schema\": \"x\", \"zone\": null}",
        "{\"zone\": \"Asia/Seoul\", \"theme\": \"dark\", \"language\": \"ko\"}",
        "{\"device\": \"cuda\", \"trigger\": {\"rule\": \"plain\", \"window\": \"P14D\"}}",
        "{\"mapping\": {\"voteValues\": {\"GOOD\": \"like\"}, \"votes\": {\"columns\": {\"vote\":"
            + " \"r\"}}}}",
        "{\"sources\": [{\"name\": \"a\", \"url\": \"sqlite:///a.db\", \"lookBack\": \"PT12H\"}]}",
        "{\"mapping\": {\"votes\": {\"where\": {\"type\": \"user\", \"kind\": [\"a\", \"b\"]}}}}",
        "{\"sources\": [{\"name\": \"a\", \"url\": \"sqlite:///a\", \"mostGone\": 0}]}",
        "{\"sources\": [{\"name\": \"a\", \"url\": \"sqlite:///a\", \"profile\": \"open-webui\"}]}",
        "{\"window\": \"30d\", \"weekly\": \"off\", \"slackChannel\": \"#general\"}",
        "{\"database\": {\"url\": \"postgresql://h/db\", \"user\": \"me\"}}",
        "{\"shortcuts\": {\"go.review\": \"Shortcut+R\"}, \"alerts\": {\"burst\": false}}",
      })
  void bothTakeWhatIsRight(String json) {
    assertThat(SCHEMA.validate(tree(json))).isEmpty();
    assertThat(read(json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"zones\": \"UTC\"}",
        "{\"trigger\": {\"treshold\": 0.2}}",
        "{\"sources\": [{\"name\": \"a\"}]}",
        "{\"sources\": [{\"name\": \"a\", \"url\": \"sqlite:///a\", \"colums\": {}}]}",
        "{\"mapping\": {\"votes\": {\"colums\": {}}}}",
        "{\"mapping\": {\"voteValues\": {\"GOOD\": \"good\"}}}",
        "{\"language\": \"de\"}",
        "{\"theme\": \"blue\"}",
        "{\"device\": \"gpu\"}",
        "{\"window\": \"7 days\"}",
        "{\"keepVersions\": 0}",
        "{\"keepVersions\": \"5\"}",
        "{\"trigger\": {\"threshold\": 30}}",
        "{\"trigger\": {\"window\": \"28d\"}}",
        "{\"alerts\": {\"failed\": \"yes\"}}",
        "{\"slackBaseUrl\": \"slack.com\"}",
        "{\"slackChannel\": \"my channel\"}",
        "{\"sources\": {}}",
        "{\"sources\": [{\"name\": \"a\", \"url\": \"sqlite:///a\", \"mostGone\": 2}]}",
        "{\"sources\": [{\"name\": \"a\", \"url\": \"sqlite:///a\", \"profile\": \"Open WebUI\"}]}",
        "{\"shortcuts\": {\"go.review\": 5}}",
      })
  void bothRefuseWhatIsWrong(String json) {
    assertThat(SCHEMA.validate(tree(json))).isNotEmpty();
    assertThat(read(json)).isFalse();
  }

  @Test
  void itsWordsAreThoseOfTheEnums() {
    assertThat(Arrays.stream(dev.retune.embedding.model.ComputeDevice.values()).map(Enum::name))
        .allSatisfy(name -> assertThat(TREE.at("/properties/device").toString()).contains(name));
    assertThat(Arrays.stream(dev.retune.feedback.model.Vote.Value.values()).map(Enum::name))
        .allSatisfy(name -> assertThat(TREE.at("/$defs/mapping").toString()).contains(name));
  }
}
