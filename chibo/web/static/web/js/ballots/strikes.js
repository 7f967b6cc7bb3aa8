// Striking out: how many names are left is counted at each tap; a ballot that would be invalid does not leave.

/** Say whether so many names may be left: "" for yes, else what is wrong. */
export function wrongWith(left, seats) {
  if (left > seats) return "too-many";
  return left < 1 ? "none-left" : "";
}

/** Count the names left in the form at each change, and let it be sent only while they fit. */
export function watchStrikes(form) {
  const seats = Number(form.querySelector("[data-seats]").dataset.seats);
  const shown = (name) => form.querySelector(`[data-shows=${name}]`);
  const draw = () => {
    const left = form.querySelectorAll("input[name=left]:checked").length;
    const wrong = wrongWith(left, seats);
    shown("left").textContent = left;
    for (const name of ["too-many", "none-left"]) shown(name).hidden = wrong !== name;
    form.querySelector("button").disabled = wrong !== "";
  };
  form.addEventListener("change", draw);
  draw();
}
