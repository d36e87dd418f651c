CREATE TABLE `annotations` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`image_id` text NOT NULL,
	`referral_id` text NOT NULL,
	`kind` text NOT NULL,
	`selector` text NOT NULL,
	`text` text NOT NULL,
	`measured` text,
	`removed` integer DEFAULT false NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`, `version`),
	FOREIGN KEY (`tenant_id`,`image_id`) REFERENCES `images`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `annotations_referral` ON `annotations` (`tenant_id`,`referral_id`);--> statement-breakpoint
CREATE TABLE `calibrations` (
	`tenant_id` text NOT NULL,
	`image_id` text NOT NULL,
	`seq` integer DEFAULT 0 NOT NULL,
	`referral_id` text NOT NULL,
	`method` text NOT NULL,
	`selector` text,
	`millimetres` real,
	`mm_per_pixel` real,
	`relative_uncertainty` real,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `image_id`, `seq`),
	FOREIGN KEY (`tenant_id`,`image_id`) REFERENCES `images`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `calibrations_referral` ON `calibrations` (`tenant_id`,`referral_id`);--> statement-breakpoint
CREATE TABLE `image_grades` (
	`tenant_id` text NOT NULL,
	`image_id` text NOT NULL,
	`seq` integer DEFAULT 0 NOT NULL,
	`referral_id` text NOT NULL,
	`grade` text,
	`reasons` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `image_id`, `seq`),
	FOREIGN KEY (`tenant_id`,`image_id`) REFERENCES `images`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `image_grades_referral` ON `image_grades` (`tenant_id`,`referral_id`);--> statement-breakpoint
ALTER TABLE `images` ADD `device` text;--> statement-breakpoint
ALTER TABLE `images` ADD `orientation` integer;--> statement-breakpoint
ALTER TABLE `images` ADD `has_position` integer;--> statement-breakpoint
ALTER TABLE `images` ADD `quality` text;--> statement-breakpoint
ALTER TABLE `images` ADD `recipe` integer;