package io.tongban.approval.organ;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/** @param exercises the file of delegations; ours is an illustration */
@ConfigurationProperties("tongban.organs")
record ExerciseProperties(
        @DefaultValue("classpath:organs/exercises.csv") Resource exercises) {}
