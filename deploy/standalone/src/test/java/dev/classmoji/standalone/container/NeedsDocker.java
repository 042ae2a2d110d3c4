package dev.classmoji.standalone.container;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test of containers: skipped, and said so, where no Docker engine answers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("container")
@EnabledIf(
    value = "dev.classmoji.standalone.container.Engine#answers",
    disabledReason = "no Docker engine answers")
@interface NeedsDocker {}
