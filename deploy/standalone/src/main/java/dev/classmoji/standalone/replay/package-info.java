/** Replays a recording through all stages and follows it by its topics. */
package dev.classmoji.standalone.replay;
