//! What the words say, each in a module by its subject. All are one program, as in `core`,
//! but for `days`: their order holds for a whole program.

mod brought;
mod calendar;
mod chart;
mod given;
mod goals;
mod grade;
mod kpi_noise;
mod kpi_sandbox;
mod languages;
mod library;
mod life;
mod office;
mod quiz;
mod review;
mod settle;
mod wording;
