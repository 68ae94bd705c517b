package dev.retune.knowledge.model;

/** The topic that most dislikes of an item belong to. */
public record ItemTopic(long id, String name) {}
